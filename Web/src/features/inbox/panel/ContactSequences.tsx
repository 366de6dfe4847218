import { withQuery } from "../../../api/client.ts";
import type { ContactSequence, TotalHead } from "../../../api/types.ts";
import { usePages } from "../../../data/usePages.ts";
import { formatDateTime } from "../../../i18n/format.ts";
import { t } from "../../../i18n/index.ts";
import { Link } from "../../../ui/Link.tsx";
import { StageBadge } from "../../sequences/SequenceBadge.tsx";
import { Listed } from "./Listed.tsx";
import { Section } from "./Section.tsx";
import { useSeen } from "./useSeen.ts";

/** The sequences that the contact is or was in: how far, and what comes next. */
export function ContactSequences({ contact }: { contact: string }) {
  const [part, isSeen] = useSeen<HTMLElement>();
  const pages = usePages<ContactSequence, TotalHead>(isSeen ? `/api/contacts/${contact}/sequences` : null);
  return (
    <Section title={t("panel.sequences")} count={pages.head?.total} part={part}>
      <Listed pages={pages} empty={t("panel.sequences.none")}>
        {(shown) => (
          <ul className="panel-list">
            {shown.map((one) => <Sequence key={one.id} enrolment={one} />)}
          </ul>
        )}
      </Listed>
    </Section>
  );
}

function Sequence({ enrolment }: { enrolment: ContactSequence }) {
  const { sequence, sequenceState, stage, step, nextAt, enrolledAt, endedAt } = enrolment;
  return (
    <li className="panel-row">
      <Link
        className="link"
        href={withQuery(`/sequences/${sequence.id}`, { view: "people", stage })}
        dir="auto"
      >
        {sequence.name}
      </Link>
      <span className="chips">
        <StageBadge stage={stage} />
        {sequenceState === "paused" && <small className="muted">{t("sequence.state.paused")}</small>}
      </span>
      {!endedAt && step && (
        <small className="muted" dir="auto">
          {t("panel.sequences.next", { step: step.name || step.id })}
          {nextAt && ` · ${formatDateTime(nextAt)}`}
        </small>
      )}
      <small className="muted">
        {endedAt
          ? t("panel.sequences.ended", { at: formatDateTime(endedAt) })
          : t("panel.sequences.since", { at: formatDateTime(enrolledAt) })}
      </small>
    </li>
  );
}
