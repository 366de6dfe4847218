import { useMemo } from "react";
import { withQuery } from "../../../api/client.ts";
import type { BookPrice, PriceBook } from "../../../api/types.ts";
import { useSearchParameter } from "../../../app/router.ts";
import { usePages } from "../../../data/usePages.ts";
import { t } from "../../../i18n/index.ts";
import { formatCivil } from "../../../i18n/format.ts";
import { decimalsOf, formatPoints } from "../../../i18n/points.ts";
import { type Column, DataTable } from "../../../ui/DataTable.tsx";
import { SearchField } from "../../../ui/SearchField.tsx";
import { EmptyState } from "../../../ui/States.tsx";
import { useNow } from "../../../ui/useNow.ts";
import { bookDay, bookDayOf, bookMidnight, bookPath } from "./book.ts";
import { priceWords } from "./words.ts";

/** The decimals that every rate, and every price, is shown with. */
type Decimals = { cost: number; amount: number };

const columnsOf = (
  { currency, utcOffsetMinutes: offset }: PriceBook,
  decimals: Decimals,
): Column<BookPrice>[] => [
  {
    key: "market",
    header: "op.market",
    cell: (price) => (
      <span className="cell-two">
        <span className="cell-main cut">{price.market}</span>
        <small className="only-narrow">{priceWords(price)}</small>
      </span>
    ),
  },
  {
    key: "category",
    header: "op.category",
    width: "240px",
    priority: 2,
    cell: (price) => priceWords(price),
  },
  {
    key: "cost",
    header: "op.cost",
    width: "120px",
    align: "end",
    priority: 3,
    cell: (price) => (
      <span className="number muted">
        {price.cost ? `${formatPoints(price.cost, decimals.cost)} ${currency}` : "–"}
      </span>
    ),
  },
  {
    key: "amount",
    header: "op.price",
    width: "120px",
    align: "end",
    cell: (price) => (
      <strong className="number">
        {price.amount ? formatPoints(price.amount, decimals.amount) : t("op.price.none")}
      </strong>
    ),
  },
  {
    key: "from",
    header: "op.price.span",
    width: "240px",
    priority: 2,
    cell: (price) => (
      <span className="muted">
        {price.to
          ? t("op.margin.span", {
            from: formatCivil(bookDayOf(price.from, offset)),
            to: formatCivil(bookDayOf(price.to, offset)),
          })
          : t("op.margin.from", { from: formatCivil(bookDayOf(price.from, offset)) })}
      </span>
    ),
  },
];

/** Every price on a day: market, category, what it costs us and what it is sold for. */
export function Prices({ book }: { book: PriceBook }) {
  const [search, setSearch] = useSearchParameter("q");
  const [at, setAt] = useSearchParameter("at");
  const today = bookDay(book.utcOffsetMinutes, useNow(60_000));
  const midnight = bookMidnight(at || today, book.utcOffsetMinutes);
  const pages = usePages<BookPrice>(withQuery(`${bookPath(book.name)}/prices`, { at: midnight, search }));
  const cost = decimalsOf(pages.items.flatMap((price) => price.cost ?? []));
  const amount = decimalsOf(pages.items.flatMap((price) => price.amount ?? []));
  const columns = useMemo(() => columnsOf(book, { cost, amount }), [book, cost, amount]);
  return (
    <section className="card settings-table" aria-labelledby="prices">
      <div className="card-head">
        <h2 id="prices">{t("op.prices.title")}</h2>
        <span className="muted ledger-small">{t("op.prices.unit")}</span>
      </div>
      <div className="toolbar">
        <SearchField label={t("op.prices.search")} value={search} onChange={setSearch} />
        <label className="inline-field">
          {t("op.prices.at")}{" "}
          <input
            type="date"
            className="input"
            value={at || today}
            onChange={(event) => setAt(event.target.value === today ? "" : event.target.value)}
          />
        </label>
      </div>
      <DataTable
        label={t("op.prices.title")}
        columns={columns}
        pages={pages}
        keyOf={(price) => `${price.market} ${price.category} ${price.tierFrom} ${price.from}`}
        rowHeight={40}
        empty={
          <EmptyState icon="search" title={t("op.prices.empty.title")}>
            {t(search ? "op.prices.empty.search" : "op.prices.empty.text")}
          </EmptyState>
        }
      />
    </section>
  );
}
