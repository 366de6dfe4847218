import { api } from "../../api/client.ts";
import type { Enrolment, EnrolmentPath, PathItem } from "../../api/types.ts";
import { useMay } from "../../app/session.ts";
import { invalidate } from "../../data/store.ts";
import { useAction } from "../../data/useAction.ts";
import { useQuery } from "../../data/useQuery.ts";
import { t } from "../../i18n/index.ts";
import { pathSaid } from "../../i18n/told/say.ts";
import { useWords } from "../../i18n/told/useWords.ts";
import { formatDateTime } from "../../i18n/format.ts";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../ui/Dialog.tsx";
import { Icon } from "../../ui/Icon.tsx";
import type { IconName } from "../../ui/icons.ts";
import { ErrorState, Skeleton } from "../../ui/States.tsx";
import { StageBadge } from "./SequenceBadge.tsx";
import { formatPhone } from "../../i18n/phone.ts";

const pictures: Record<string, IconName> = {
  enrolled: "user-plus",
  waited: "clock",
  sent: "send-horizontal",
  skipped: "forward",
  replied: "reply",
  stopped: "circle-stop",
  held: "hourglass",
  failed: "circle-alert",
  clicked: "link",
  moved: "arrow-right-left",
};

type Properties = { sequence: string; enrolment: Enrolment; onClose: () => void };

/** One contact's way through it, in words: what happened, when, and why. */
export function PathSheet({ sequence, enrolment, onClose }: Properties) {
  const path = `/api/sequences/${sequence}/enrolments/${enrolment.id}`;
  const query = useQuery<EnrolmentPath>(path);
  const { contact } = enrolment;
  const shown = query.data ?? enrolment;
  const maySend = useMay("sequences.send");
  const isOpen = shown.stage === "enrolled" || shown.stage === "inProgress";
  const drop = useAction(async () => {
    await api.delete(path);
    invalidate("/api/sequences");
  });
  return (
    <Dialog title={contact.name || formatPhone(contact.phone ?? "")} onClose={onClose} isSheet>
      <DialogBody>
        <p className="path-head">
          <StageBadge stage={shown.stage} /> <span>{shown.words}</span>
        </p>
        {shown.nextAt && (
          <p className="muted">
            {t("enrol.nextAt", { name: shown.step?.name ?? "", at: formatDateTime(shown.nextAt) })}
          </p>
        )}
        {query.problem && !query.data && (
          <ErrorState
            problem={query.problem}
            retry={() => void query.reload()}
          />
        )}
        {query.isLoading && <Skeleton rows={4} />}
        <ol className="path-list">
          {query.data?.path?.map((item, index) => <PathRow key={index} item={item} />)}
        </ol>
      </DialogBody>
      <DialogFoot>
        <ButtonLink href={`/contacts/${contact.id}`} icon="contact">{t("enrol.contact")}</ButtonLink>
        {isOpen && maySend && (
          <Button
            icon="circle-stop"
            isBusy={drop.isRunning}
            onClick={() => void drop.run()}
          >
            {t("enrol.drop")}
          </Button>
        )}
      </DialogFoot>
    </Dialog>
  );
}

function PathRow({ item }: { item: PathItem }) {
  useWords();
  const { at, step, kind, state } = item;
  const { title, detail } = pathSaid(item);
  const name = typeof step === "string" ? step : step?.name;
  return (
    <li className={state === "failed" || kind === "failed" ? "path-item path-failed" : "path-item"}>
      <span className="path-icon">
        <Icon name={pictures[kind] ?? "activity"} size={14} />
      </span>
      <span className="cell-two">
        <span dir="auto">{title}</span>
        {detail && <small dir="auto">{detail}</small>}
        <small className="muted">
          {formatDateTime(at)}
          {name && kind !== "sent" && ` · ${name}`}
        </small>
      </span>
    </li>
  );
}
