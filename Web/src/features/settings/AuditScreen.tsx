import "./auditTexts.ts";
import type { AuditEntry } from "../../api/types.ts";
import { usePages } from "../../data/usePages.ts";
import { t } from "../../i18n/index.ts";
import { formatDateTime } from "../../i18n/format.ts";
import { type Column, DataTable } from "../../ui/DataTable.tsx";
import { EmptyState } from "../../ui/States.tsx";
import { Time } from "../../ui/Time.tsx";
import { auditWords, byWords } from "./auditWords.ts";
import { EntryAbout } from "./EntryAbout.tsx";
import { SettingsPage } from "./SettingsPage.tsx";

const columns: Column<AuditEntry>[] = [
  {
    key: "at",
    header: "journal.at",
    width: "172px",
    narrow: "160px",
    cell: (entry) => <Time at={entry.at} format={formatDateTime} />,
  },
  {
    key: "action",
    header: "audit.what",
    cell: (entry) => (
      <span className="cell-two">
        <span title={entry.action}>{auditWords(entry.action)}</span>
        <small title={entry.actor} dir="auto">{entry.actorName ?? byWords(entry.actor)}</small>
      </span>
    ),
  },
  {
    key: "subject",
    header: "audit.about",
    width: "52%",
    priority: 2,
    cell: (entry) => <EntryAbout entry={entry} />,
  },
];

export default function AuditScreen() {
  const pages = usePages<AuditEntry>("/api/audit");
  return (
    <SettingsPage title="settings.audit" lead={t("audit.lead")}>
      <section className="card settings-table">
        <DataTable
          label={t("settings.audit")}
          columns={columns}
          pages={pages}
          keyOf={(entry) => entry.id}
          rowHeight={46}
          empty={
            <EmptyState icon="scroll-text" title={t("audit.empty.title")}>{t("audit.empty.text")}</EmptyState>
          }
        />
      </section>
    </SettingsPage>
  );
}
