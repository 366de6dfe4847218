import { withQuery } from "../../api/client.ts";
import type { JournalRow, StatementHead } from "../../api/types.ts";
import { usePages } from "../../data/usePages.ts";
import { t } from "../../i18n/index.ts";
import { formatDateTime, formatDay } from "../../i18n/format.ts";
import { ButtonLink } from "../../ui/Button.tsx";
import { type Column, DataTable } from "../../ui/DataTable.tsx";
import { FilterRow } from "../../ui/FilterRow.tsx";
import { Link } from "../../ui/Link.tsx";
import { Points } from "../../ui/Points.tsx";
import { EmptyState } from "../../ui/States.tsx";
import { Time } from "../../ui/Time.tsx";
import { useListFilter } from "../../ui/useListFilter.ts";
import { changeOf } from "./change.ts";
import { SealLine } from "./SealLine.tsx";
import { aboutName, accountName, hrefOfReference, journalKinds, kindName } from "./reference.ts";

const columns: Column<JournalRow>[] = [
  {
    key: "at",
    header: "journal.at",
    width: "180px",
    priority: 2,
    cell: (row) => <Time at={row.at} format={formatDateTime} />,
  },
  {
    key: "kind",
    header: "journal.kind",
    width: "112px",
    cell: (row) => (
      <span className="cell-two">
        <span>{kindName(row.kind)}</span>
        <small className="only-narrow">
          <Time at={row.at} format={formatDay} />
        </small>
      </span>
    ),
  },
  { key: "label", header: "journal.for", cell: (row) => <About row={row} /> },
  {
    key: "accounts",
    header: "journal.accounts",
    width: "200px",
    priority: 3,
    cell: (row) => (
      <span className="muted">
        {accountName(row.debit)} <span aria-hidden="true" className="icon-flip">→</span>{" "}
        {accountName(row.credit)}
      </span>
    ),
  },
];

const amount: Column<JournalRow> = {
  key: "amount",
  header: "estimate.amount",
  width: "132px",
  align: "end",
  cell: (row) => <Points amount={row.amount} />,
};

/** The statement reads as a bank's: what came in and what went out, and what was there then. */
const change: Column<JournalRow> = {
  key: "change",
  header: "statement.change",
  width: "122px",
  align: "end",
  cell: (row) => {
    const { text, tone } = changeOf(row);
    return <span className={`number change-${tone}`}>{text}</span>;
  },
};
const balance: Column<JournalRow> = {
  key: "balance",
  header: "statement.balance",
  width: "140px",
  align: "end",
  priority: 2,
  cell: (row) =>
    row.balance != null && (
      <strong>
        <Points amount={row.balance} />
      </strong>
    ),
};

const withBalance = [...columns, change, balance];
const withAmount = [...columns, amount];

function About({ row }: { row: JournalRow }) {
  const href = hrefOfReference(row.reference);
  return (
    <span className="cell-two">
      {href
        ? <Link className="link cut" href={href}>{aboutName(row)}</Link>
        : <span className="cut">{aboutName(row)}</span>}
    </span>
  );
}

/**
 * Every movement of points, newest first, with the balance after it. Of one kind alone a running balance says nothing: then
 * it is the plain journal.
 */
export function Statement() {
  const filter = useListFilter(journalKinds);
  const { kind, range } = filter;
  const pages = usePages<JournalRow, StatementHead>(
    kind ? withQuery("/api/credits/journal", { kind, ...range }) : withQuery("/api/credits/statement", range),
  );

  return (
    <section className="card journal" aria-labelledby="journal">
      <div className="card-head">
        <h2 id="journal">{t("statement.title")}</h2>
        <ButtonLink
          href={withQuery("/api/credits/journal.csv", range)}
          size="small"
          icon="download"
          external
          download
        >
          {t("action.exportCSV")}
        </ButtonLink>
      </div>
      <FilterRow
        filter={filter}
        label={t("journal.kind")}
        all={t("journal.allKinds")}
        choices={journalKinds.map((value) => ({ value, label: kindName(value) }))}
      />
      <SealLine seal={pages.head?.seal} />
      <div className="recipients-table">
        <DataTable
          label={t("statement.title")}
          columns={kind ? withAmount : withBalance}
          pages={pages}
          keyOf={(row) => row.id}
          rowHeight={46}
          empty={
            <EmptyState icon="scroll-text" title={t("journal.empty.title")}>
              {t(filter.isFiltered ? "journal.empty.filtered" : "journal.empty.text")}
            </EmptyState>
          }
        />
      </div>
    </section>
  );
}
