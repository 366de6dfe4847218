import type { ReconciledDay } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";
import { formatCivil, formatNumber } from "../../i18n/format.ts";
import { formatMoney } from "../../i18n/money.ts";
import { formatPoints } from "../../i18n/points.ts";
import { listed } from "../../data/listed.ts";
import { type Column, DataTable } from "../../ui/DataTable.tsx";
import { EmptyState } from "../../ui/States.tsx";
import { DayBadge } from "./DayBadge.tsx";

const columns = (open: (day: string) => void): Column<ReconciledDay>[] => [
  {
    key: "day",
    header: "usage.by.day",
    cell: (day) => (
      <button type="button" className="cell-main cut" onClick={() => open(day.day)}>
        {formatCivil(day.day)}
      </button>
    ),
  },
  {
    key: "state",
    header: "payments.state",
    width: "150px",
    narrow: "112px",
    cell: (day) => <DayBadge state={day.state} />,
  },
  {
    key: "ours",
    header: "recon.ours",
    width: "110px",
    narrow: "64px",
    align: "end",
    cell: (day) => <span className="number">{formatNumber(day.ours.messages)}</span>,
  },
  {
    key: "theirs",
    header: "recon.theirs",
    width: "110px",
    narrow: "72px",
    align: "end",
    cell: (day) => <span className="number">{day.theirs ? formatNumber(day.theirs.volume) : "–"}</span>,
  },
  {
    key: "difference",
    header: "recon.difference",
    width: "110px",
    align: "end",
    priority: 2,
    cell: (day) => (
      <span className={`number${day.difference === 0 ? " muted" : " is-bad"}`}>
        {day.theirs ? formatNumber(day.difference) : "–"}
      </span>
    ),
  },
  {
    key: "points",
    header: "usage.points",
    width: "120px",
    align: "end",
    priority: 3,
    cell: (day) => <span className="number">{formatPoints(day.ours.points, 2)}</span>,
  },
  {
    key: "cost",
    header: "recon.cost",
    width: "120px",
    align: "end",
    priority: 3,
    cell: (day) => <span className="number">{day.theirs?.cost ? formatMoney(day.theirs.cost) : "–"}</span>,
  },
];

type Properties = { month: string; days: readonly ReconciledDay[]; open: (day: string) => void };

/** The same days as a list, newest first. */
export function DayTable({ days, open }: Properties) {
  const newest = [...days].sort((left, right) => left.day < right.day ? 1 : -1);
  return (
    <section className="card settings-table" aria-label={t("recon.view.table")}>
      <DataTable
        label={t("nav.reconciliation")}
        columns={columns(open)}
        pages={listed(newest)}
        keyOf={(day) => day.day}
        rowHeight={42}
        onOpen={(day) => open(day.day)}
        toneOf={(day) => day.state === "differs" ? "danger" : undefined}
        empty={<EmptyState icon="scale" title={t("recon.empty.title")}>{t("recon.empty.text")}</EmptyState>}
      />
    </section>
  );
}
