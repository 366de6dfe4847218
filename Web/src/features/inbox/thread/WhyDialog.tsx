import type { Why } from "../../../api/types.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { t } from "../../../i18n/index.ts";
import { whySaid } from "../../../i18n/told/say.ts";
import { useWords } from "../../../i18n/told/useWords.ts";
import { formatDateTime } from "../../../i18n/format.ts";
import { Avatar } from "../../../ui/Avatar.tsx";
import { Dialog, DialogBody } from "../../../ui/Dialog.tsx";
import { ErrorState, Skeleton } from "../../../ui/States.tsx";

type Properties = { conversationID: string; at?: string; onClose: () => void };

/** Why a conversation went to whom it went, and who can read it and why: the server's own reasons. */
export default function WhyDialog({ conversationID, at, onClose }: Properties) {
  const query = useQuery<Why>(`/api/conversations/${conversationID}/why`);
  const why = query.data;
  useWords();
  const asked = at && why ? closest(why.assignment.map((step) => step.at), at) : -1;
  return (
    <Dialog title={t(at ? "whyHere.assigned" : "whyHere.visible")} onClose={onClose}>
      <DialogBody>
        {query.problem && !why && <ErrorState problem={query.problem} retry={() => void query.reload()} />}
        {!why && !query.problem && <Skeleton rows={5} />}
        {why && (
          <section className="why-steps" aria-label={t("whyHere.assigned")}>
            {!at && <h3>{t("whyHere.assigned")}</h3>}
            {why.assignment.length === 0 && <p className="muted">{t("whyHere.byHand")}</p>}
            <ol>
              {why.assignment.map((step, index) => (
                <li key={`${step.at} ${step.words}`} data-asked={index === asked || undefined}>
                  <span>{whySaid(step, step.words)}</span>
                  <small className="muted">{formatDateTime(step.at)}</small>
                </li>
              ))}
            </ol>
          </section>
        )}
        {why && why.visible.length > 0 && (
          <section className="why-people" aria-label={t("whyHere.visible")}>
            <h3>{t("whyHere.visible")}</h3>
            <ul>
              {why.visible.map(({ member, why: reason, ...coded }) => (
                <li key={member.id}>
                  <Avatar name={member.name} size={24} />
                  <span className="cell-two">
                    <strong dir="auto">{member.name}</strong>
                    <small className="muted">{whySaid(coded, reason)}</small>
                  </span>
                </li>
              ))}
            </ul>
          </section>
        )}
      </DialogBody>
    </Dialog>
  );
}

/** The step that an entry tells of: the one nearest to it, within a minute. */
function closest(times: readonly string[], at: string) {
  const gaps = times.map((time) => Math.abs(Date.parse(time) - Date.parse(at)));
  const least = Math.min(...gaps);
  return least < 60_000 ? gaps.indexOf(least) : -1;
}
