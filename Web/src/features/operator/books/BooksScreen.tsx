import { useState } from "react";
import type { Page, PriceBook } from "../../../api/types.ts";
import { navigate } from "../../../app/router.ts";
import { listed } from "../../../data/listed.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { t } from "../../../i18n/index.ts";
import { formatCivil, formatNumber } from "../../../i18n/format.ts";
import { formatPercentText } from "../../../i18n/percent.ts";
import { Button } from "../../../ui/Button.tsx";
import { type Column, DataTable } from "../../../ui/DataTable.tsx";
import { Link } from "../../../ui/Link.tsx";
import { EmptyState } from "../../../ui/States.tsx";
import { OperatorPage } from "../OperatorPage.tsx";
import { bookAddress } from "./book.ts";
import { NewBookDialog } from "./NewBookDialog.tsx";

const columns: Column<PriceBook>[] = [
  {
    key: "name",
    header: "op.book",
    cell: (book) => (
      <span className="cell-two">
        <Link href={bookAddress(book.name)} className="cell-main cut">{book.name}</Link>
        <small className="cut">
          {t("op.book.unit", { points: book.pointsPerUnit, currency: book.currency })}
        </small>
      </span>
    ),
  },
  {
    key: "margin",
    header: "op.margin",
    width: "110px",
    narrow: "72px",
    align: "end",
    cell: (book) => <strong className="number">{formatPercentText(book.marginPercent)}</strong>,
  },
  {
    key: "markets",
    header: "op.markets",
    width: "110px",
    align: "end",
    priority: 2,
    cell: (book) => <span className="number">{formatNumber(book.markets)}</span>,
  },
  {
    key: "last",
    header: "op.book.last",
    width: "150px",
    priority: 2,
    cell: (book) => book.lastFrom ? formatCivil(book.lastFrom) : "–",
  },
  {
    key: "workspaces",
    header: "operator.workspaces",
    width: "150px",
    narrow: "104px",
    align: "end",
    cell: (book) => <span className="number">{formatNumber(book.workspaces)}</span>,
  },
];

/** What messages cost, for each currency that is sold in. */
export default function BooksScreen() {
  const query = useQuery<Page<PriceBook>>("/api/operator/price-books");
  const [isAdding, setAdding] = useState(false);
  const add = <Button icon="plus" onClick={() => setAdding(true)}>{t("op.books.add")}</Button>;
  return (
    <OperatorPage title={t("operator.books")} lead={t("op.books.lead")} actions={query.data && add}>
      <section className="card settings-table" aria-label={t("operator.books")}>
        <DataTable
          label={t("operator.books")}
          columns={columns}
          pages={listed(query.data?.items, query)}
          keyOf={(book) => book.name}
          rowHeight={52}
          onOpen={(book) => navigate(bookAddress(book.name))}
          empty={
            <EmptyState icon="book-open" title={t("op.books.empty.title")}>
              {t("op.books.empty.text")}
            </EmptyState>
          }
        />
      </section>
      {isAdding && <NewBookDialog books={query.data?.items ?? []} onClose={() => setAdding(false)} />}
    </OperatorPage>
  );
}
