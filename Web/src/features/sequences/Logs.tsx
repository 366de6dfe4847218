import { useState } from "react";
import { withQuery } from "../../api/client.ts";
import type { Enrolment, Sequence, SequenceStage } from "../../api/types.ts";
import { useSearchParameter } from "../../app/router.ts";
import { usePages } from "../../data/usePages.ts";
import { t } from "../../i18n/index.ts";
import { formatDateTime, formatNumber, formatWhen } from "../../i18n/format.ts";
import { type Column, DataTable } from "../../ui/DataTable.tsx";
import { SearchField } from "../../ui/SearchField.tsx";
import { EmptyState } from "../../ui/States.tsx";
import { LinkTabs } from "../../ui/Tabs.tsx";
import { Time } from "../../ui/Time.tsx";
import { PathSheet } from "./PathSheet.tsx";
import { StageBadge, stages } from "./SequenceBadge.tsx";
import { formatPhone } from "../../i18n/phone.ts";

const columnsFor = (open: (enrolment: Enrolment) => void): Column<Enrolment>[] => [
  {
    key: "who",
    header: "recipients.who",
    width: "26%",
    cell: (enrolment) => (
      <span className="cell-two">
        <button
          type="button"
          className="cell-main cut link-button"
          onClick={() => open(enrolment)}
          dir="auto"
        >
          {enrolment.contact.name || formatPhone(enrolment.contact.phone ?? "")}
        </button>
        {enrolment.contact.name && (
          <small dir="ltr" className="phone-number">{formatPhone(enrolment.contact.phone ?? "")}</small>
        )}
      </span>
    ),
  },
  {
    key: "stage",
    header: "enrol.stage",
    width: "120px",
    narrow: "108px",
    cell: ({ stage }) => <StageBadge stage={stage} />,
  },
  {
    key: "words",
    header: "enrol.words",
    priority: 2,
    cell: ({ words }) => <span title={words}>{words}</span>,
  },
  {
    key: "next",
    header: "enrol.next",
    width: "170px",
    priority: 3,
    cell: ({ nextAt }) => nextAt ? <Time at={nextAt} format={formatDateTime} /> : null,
  },
  {
    key: "enrolled",
    header: "stage.enrolled",
    width: "110px",
    priority: 3,
    cell: ({ enrolledAt }) => <Time at={enrolledAt} format={formatWhen} />,
  },
];

/** Everyone who is or was in it, by stage, with why in words. */
export function Logs({ sequence }: { sequence: Sequence }) {
  const [wanted] = useSearchParameter("stage");
  const [search, setSearch] = useSearchParameter("q");
  const [open, setOpen] = useState<Enrolment | null>(null);
  // Enrolled is everybody.
  const stage = stages.find((one) => one === wanted && one !== "enrolled") ?? "";
  const pages = usePages<Enrolment>(
    withQuery(`/api/sequences/${sequence.id}/enrolments`, { stage, search }),
  );
  const tab = (value: SequenceStage) => ({
    href: withQuery(`/sequences/${sequence.id}`, {
      view: "people",
      stage: value === "enrolled" ? "" : value,
      q: search,
    }),
    label: (
      <>
        {t(`stage.${value}`)}
        <span className="number">{formatNumber(sequence.counts[value])}</span>
      </>
    ),
    isCurrent: (stage || "enrolled") === value,
  });
  return (
    <section className="card recipients" aria-labelledby="seq-people">
      <div className="card-head">
        <h2 id="seq-people">{t("sequence.view.people")}</h2>
        <SearchField label={t("recipients.search")} value={search} onChange={setSearch} />
      </div>
      <div className="recipients-tabs">
        <LinkTabs
          label={t("enrol.stage")}
          tabs={stages.map(tab)}
        />
      </div>
      <div className="recipients-table">
        <DataTable
          label={t("sequence.view.people")}
          columns={columnsFor(setOpen)}
          pages={pages}
          keyOf={(enrolment) => enrolment.id}
          rowHeight={52}
          onOpen={setOpen}
          empty={
            <EmptyState icon="users" title={t("recipients.none.title")}>
              {t(sequence.counts.enrolled === 0 ? "enrol.none" : "recipients.none.text")}
            </EmptyState>
          }
        />
      </div>
      {open && <PathSheet sequence={sequence.id} enrolment={open} onClose={() => setOpen(null)} />}
    </section>
  );
}
