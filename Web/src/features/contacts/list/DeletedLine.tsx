import { api } from "../../../api/client.ts";
import type { Contact } from "../../../api/types.ts";
import { useMay } from "../../../app/session.ts";
import { invalidate } from "../../../data/store.ts";
import { useAction } from "../../../data/useAction.ts";
import { formatRelative } from "../../../i18n/format.ts";
import { t } from "../../../i18n/index.ts";
import { Button } from "../../../ui/Button.tsx";
import { toast } from "../../../ui/toasts.ts";
import { contactName } from "../names.ts";

/** What the list of the deleted is. */
export const DeletedLine = () => <p className="panel-lead">{t("deleted.text")}</p>;

/** Since when one is deleted. */
DeletedLine.Name = function DeletedName({ contact }: { contact: Contact }) {
  return (
    <span className="cell-two">
      <span className="cell-main cut" dir="auto">{contactName(contact)}</span>
      {contact.deletedAt && <small>{t("deleted.since", { when: formatRelative(contact.deletedAt) })}</small>}
    </span>
  );
};

/** The way back. */
DeletedLine.Restore = function RestoreButton({ contact }: { contact: Contact }) {
  const mayRestore = useMay("contacts.delete");
  const restore = useAction(async () => {
    await api.post(`/api/contacts/${contact.id}/restore`);
    invalidate("/api/contacts");
    toast({ tone: "ok", text: t("deleted.restored", { name: contactName(contact) }) });
  });
  if (!mayRestore) return null;
  return (
    <Button size="small" icon="undo-2" isBusy={restore.isRunning} onClick={() => void restore.run()}>
      {t("deleted.restore")}
    </Button>
  );
};
