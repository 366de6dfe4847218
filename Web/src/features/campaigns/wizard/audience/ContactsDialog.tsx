import { useState } from "react";
import { withQuery } from "../../../../api/client.ts";
import type { Contact } from "../../../../api/types.ts";
import { usePages } from "../../../../data/usePages.ts";
import { t } from "../../../../i18n/index.ts";
import { Avatar } from "../../../../ui/Avatar.tsx";
import { Button } from "../../../../ui/Button.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../../../ui/Dialog.tsx";
import { SearchField } from "../../../../ui/SearchField.tsx";
import { Skeleton } from "../../../../ui/States.tsx";
import { contactName } from "../../../contacts/names.ts";
import { mostContacts } from "./sources.ts";
import { formatPhone } from "../../../../i18n/phone.ts";

/** Contacts one by one: found by name or number, ticked. */
export function ContactsDialog(
  { ids: given, done, onClose, action = t("audience.use") }: {
    ids: readonly string[];
    done: (ids: string[]) => void;
    onClose: () => void;
    action?: string;
  },
) {
  const [ids, setIds] = useState<readonly string[]>(given);
  const [search, setSearch] = useState("");
  const found = usePages<Contact>(withQuery("/api/contacts", { search }));
  const toggle = (id: string) =>
    setIds(ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id].slice(0, mostContacts));
  return (
    <Dialog title={t("audience.kind.contacts")} onClose={onClose}>
      <DialogBody>
        <SearchField label={t("contacts.search")} value={search} onChange={setSearch} />
        {found.isLoading && <Skeleton rows={5} />}
        <ul className="pick-list">
          {found.items.slice(0, 60).map((contact) => (
            <li key={contact.id}>
              <label className="pick-row">
                <input
                  type="checkbox"
                  checked={ids.includes(contact.id)}
                  onChange={() => toggle(contact.id)}
                />
                <Avatar name={contactName(contact)} size={24} />
                <span className="cut" dir="auto">{contactName(contact)}</span>
                <span className="muted phone-number" dir="ltr">
                  {contact.phone && formatPhone(contact.phone)}
                </span>
              </label>
            </li>
          ))}
        </ul>
        {!found.isLoading && found.items.length === 0 && <p className="muted">{t("recipients.none.text")}</p>}
      </DialogBody>
      <DialogFoot>
        <span className="muted" role="status">{t("audience.contacts", { count: ids.length })}</span>
        <Button onClick={onClose}>{t("action.cancel")}</Button>
        <Button kind="primary" disabled={ids.length === 0} onClick={() => done([...ids])}>{action}</Button>
      </DialogFoot>
    </Dialog>
  );
}
