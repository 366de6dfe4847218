import { t } from "../../../i18n/index.ts";
import { formatNumber } from "../../../i18n/format.ts";
import { formatPercentText } from "../../../i18n/percent.ts";
import type { Parameters } from "../../../app/router.ts";
import { ButtonLink } from "../../../ui/Button.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../../ui/States.tsx";
import { Stat, Stats } from "../../../ui/Stats.tsx";
import { OperatorPage } from "../OperatorPage.tsx";
import { bookAddress, useBook } from "./book.ts";
import { Margins } from "./Margins.tsx";
import { Prices } from "./Prices.tsx";
import { UnpricedTiers } from "./UnpricedTiers.tsx";

/** One price book: the margin on top of Meta's prices, and every price on a day. */
export default function BookScreen({ parameters }: { parameters: Parameters }) {
  const name = parameters.name ?? "";
  const { query, book } = useBook(name);
  return (
    <OperatorPage
      title={name}
      back={{ href: "/operator/price-books", label: t("operator.books") }}
      lead={book && t("op.book.unit", { points: book.pointsPerUnit, currency: book.currency })}
      actions={book && (
        <ButtonLink href={`${bookAddress(name)}/import`} icon="upload" kind="primary">
          {t("op.import.open")}
        </ButtonLink>
      )}
    >
      {query.problem && !book && <ErrorState problem={query.problem} retry={() => void query.reload()} />}
      {!query.data && !query.problem && <Skeleton rows={8} />}
      {query.data && !book && (
        <EmptyState icon="book-open" title={t("op.book.none.title")}>{t("op.book.none.text")}</EmptyState>
      )}
      {book && (
        <>
          <Stats>
            <Stat name={t("op.margin.now")} help={t("op.margin.now.help")}>
              {formatPercentText(book.marginPercent)}
            </Stat>
            <Stat name={t("op.markets")} help={t("op.markets.help")}>{formatNumber(book.markets)}</Stat>
            <Stat name={t("operator.workspaces")} help={t("op.book.workspaces.help")}>
              {formatNumber(book.workspaces)}
            </Stat>
          </Stats>
          <UnpricedTiers book={book} />
          <Margins book={book} />
          <Prices book={book} />
        </>
      )}
    </OperatorPage>
  );
}
