import { api } from "../../../api/client.ts";
import type { Contact } from "../../../api/types.ts";
import { useMay } from "../../../app/session.ts";
import { invalidate, queries } from "../../../data/store.ts";
import { useAction } from "../../../data/useAction.ts";
import { t } from "../../../i18n/index.ts";
import { Switch } from "../../../ui/Switch.tsx";

/** Whether marketing may be sent. "Not asked" is told apart from a refusal. */
export function OptInSwitch({ contact }: { contact: Contact }) {
  const mayEdit = useMay("contacts.edit");
  const path = `/api/contacts/${contact.id}`;
  const change = useAction(async (isOn: boolean) => {
    const optIn = isOn ? "yes" : "no";
    queries.update<Contact>(path, (known) => ({ ...known, optIn }));
    try {
      await api.patch(path, { optIn });
    } finally {
      invalidate("/api/contacts");
    }
  });
  return (
    <Switch
      label={t("contact.optIn")}
      help={t(`panel.optIn.${contact.optIn}`)}
      checked={contact.optIn === "yes"}
      disabled={!mayEdit || change.isRunning}
      onChange={(isOn) => void change.run(isOn)}
    />
  );
}
