import "../../settings/auditTexts.ts";
import type { OperatorEntry } from "../../../api/types.ts";
import { usePages } from "../../../data/usePages.ts";
import { t } from "../../../i18n/index.ts";
import { formatDateTime } from "../../../i18n/format.ts";
import { type Column, DataTable } from "../../../ui/DataTable.tsx";
import { EmptyState } from "../../../ui/States.tsx";
import { Time } from "../../../ui/Time.tsx";
import { byWords } from "../../settings/auditWords.ts";
import { EntryAbout } from "../../settings/EntryAbout.tsx";
import { OperatorPage } from "../OperatorPage.tsx";
import { logWords } from "./logWords.ts";

const columns: Column<OperatorEntry>[] = [
  {
    key: "action",
    header: "audit.what",
    cell: (entry) => (
      <span className="cell-two">
        <span className="cell-main" title={entry.action}>{logWords(entry.action)}</span>
        <small title={entry.actor} dir="auto">{entry.actorName ?? byWords(entry.actor)}</small>
      </span>
    ),
  },
  {
    key: "subject",
    header: "audit.about",
    width: "48%",
    priority: 2,
    cell: (entry) => <EntryAbout entry={entry} />,
  },
  {
    key: "at",
    header: "journal.at",
    width: "180px",
    narrow: "164px",
    cell: (entry) => <Time at={entry.at} format={formatDateTime} />,
  },
];

/** What was done in this console, and by whom. */
export default function LogScreen() {
  const pages = usePages<OperatorEntry>("/api/operator/audit");
  return (
    <OperatorPage title={t("operator.log")} lead={t("op.log.lead")}>
      <section className="card settings-table" aria-label={t("operator.log")}>
        <DataTable
          label={t("operator.log")}
          columns={columns}
          pages={pages}
          keyOf={(entry) => entry.id}
          rowHeight={48}
          empty={
            <EmptyState icon="scroll-text" title={t("op.log.empty.title")}>
              {t("op.log.empty.text")}
            </EmptyState>
          }
        />
      </section>
    </OperatorPage>
  );
}
