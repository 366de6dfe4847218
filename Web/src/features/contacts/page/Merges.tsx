import { type RefObject, useEffect, useRef, useState } from "react";
import { api } from "../../../api/client.ts";
import type { Contact, Merge, Page } from "../../../api/types.ts";
import { navigate } from "../../../app/router.ts";
import { useMay } from "../../../app/session.ts";
import { invalidate } from "../../../data/store.ts";
import { useAction } from "../../../data/useAction.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { formatDateTime } from "../../../i18n/format.ts";
import { t } from "../../../i18n/index.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Confirm } from "../../../ui/Confirm.tsx";
import { ErrorState, Skeleton } from "../../../ui/States.tsx";
import { useFocusKept } from "../../../ui/useFocusKept.ts";
import { toast } from "../../../ui/toasts.ts";
import { useActor } from "../useActor.ts";
import { contactName } from "../names.ts";
import { ContactPicker } from "../pickers/pickers.tsx";
import { formatPhone } from "../../../i18n/phone.ts";

/** Which contacts this one was made of, and the way to take one out again. */
export function Merges({ contact }: { contact: Contact }) {
  const query = useQuery<Page<Merge>>(`/api/contacts/${contact.id}/merges`);
  const mayEdit = useMay("contacts.merge");
  const button = useRef<HTMLButtonElement>(null);
  const [isPicking, setPicking] = useState(false);
  const merges = query.data?.items ?? [];
  useFocusKept(merges.filter(({ undoneAt }) => undoneAt).length);
  return (
    <div className="stack">
      {query.problem && !query.data && (
        <ErrorState
          problem={query.problem}
          retry={() => void query.reload()}
        />
      )}
      {query.isLoading && <Skeleton rows={2} />}
      {query.data && merges.length === 0 && <p className="muted">{t("merge.none")}</p>}
      <ul className="merge-list">
        {merges.map((merge) => <MergeLine key={merge.id} merge={merge} mayUndo={mayEdit} />)}
      </ul>
      {mayEdit && (
        <div>
          <Button ref={button} icon="git-merge" onClick={() => setPicking(true)}>{t("merge.action")}</Button>
        </div>
      )}
      {isPicking && <MergeWith contact={contact} anchor={button} onClose={() => setPicking(false)} />}
    </div>
  );
}

const title = (merge: Merge) => merge.name || (merge.phones?.[0] ? formatPhone(merge.phones[0]) : merge.id);

function MergeLine({ merge, mayUndo }: { merge: Merge; mayUndo: boolean }) {
  const nameOf = useActor();
  const undo = useAction(async () => {
    await api.post(`/api/merges/${merge.id}/undo`);
    invalidate("/api/contacts", "/api/conversations");
    toast({ tone: "ok", text: t("merge.undone", { name: title(merge) }) });
  });
  return (
    <li className="spread">
      <span className="cell-two">
        <span dir="auto">{title(merge)}</span>
        <small>{formatDateTime(merge.at)}{nameOf(merge.by) && <>{" · "}{nameOf(merge.by)}</>}</small>
      </span>
      {merge.undoneAt ? <Badge>{t("merge.apart")}</Badge> : mayUndo && (
        <Button
          size="small"
          icon="undo-2"
          isBusy={undo.isRunning}
          onClick={() => void undo.run()}
        >
          {t("merge.undo")}
        </Button>
      )}
    </li>
  );
}

type WithProperties = {
  contact: Contact;
  anchor: RefObject<HTMLElement>;
  onClose: () => void;
  /** One stays where one is, and does not go to the contact's page. */
  stay?: boolean;
};

/** Chooses who else this contact is, and asks before the two become one. */
export function MergeWith({ contact, anchor, onClose, stay }: WithProperties) {
  const [isPicking, setPicking] = useState(true);
  const [other, setOther] = useState<Contact | null>(null);
  const isOver = !isPicking && !other;
  useEffect(() => {
    if (isOver) onClose();
  }, [isOver, onClose]);
  return (
    <>
      {isPicking && (
        <ContactPicker
          anchor={anchor}
          label={t("merge.choose")}
          except={[contact.id]}
          pick={setOther}
          onClose={() => setPicking(false)}
        />
      )}
      {other && <MergeConfirm from={other} into={contact} stay={stay} onClose={() => setOther(null)} />}
    </>
  );
}

type ConfirmProperties = { from: Contact; into: Contact; onClose: () => void; stay?: boolean };

/** Says which of two stays, before they become one. */
export function MergeConfirm({ from, into, onClose, stay }: ConfirmProperties) {
  const names = { from: contactName(from), into: contactName(into) };
  return (
    <Confirm
      title={t("merge.title", names)}
      action={t("merge.do")}
      run={async () => {
        await api.post(`/api/contacts/${from.id}/merge`, { into: into.id });
        invalidate("/api/contacts", "/api/conversations");
        toast({ tone: "ok", text: t("merge.done", names) });
        if (!stay) navigate(`/contacts/${into.id}`);
      }}
      onClose={onClose}
    >
      <p>{t("merge.text", names)}</p>
      <dl className="facts">
        <dt>{t("merge.goes")}</dt>
        <dd dir="auto">
          {names.from} {from.phone && <span dir="ltr" className="muted">{formatPhone(from.phone)}</span>}
        </dd>
        <dt>{t("merge.stays")}</dt>
        <dd dir="auto">
          {names.into} {into.phone && <span dir="ltr" className="muted">{formatPhone(into.phone)}</span>}
        </dd>
      </dl>
    </Confirm>
  );
}
