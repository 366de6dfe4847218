import { useState } from "react";
import { withQuery } from "../../../api/client.ts";
import type { Contact, Page } from "../../../api/types.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { t } from "../../../i18n/index.ts";
import { Avatar } from "../../../ui/Avatar.tsx";
import { Dialog, DialogBody } from "../../../ui/Dialog.tsx";
import { SearchField } from "../../../ui/SearchField.tsx";
import type { MessageRequest } from "../outbox.ts";
import { contactTitle } from "../paths.ts";
import { formatPhone } from "../../../i18n/phone.ts";

/** Meta's card of a contact. A name needs one part besides the whole. */
export function cardOf({ name, phone }: { name?: string | null; phone?: string | null }) {
  const whole = name || phone || "";
  return {
    name: { formatted_name: whole, first_name: whole.split(/\s+/)[0] },
    phones: phone ? [{ phone, type: "CELL", wa_id: phone.replace(/\D/g, "") }] : [],
  };
}

/** Sends somebody's card. Who sees only masked numbers cannot give one away. */
export default function ContactDialog(
  { send, onClose }: { send: (request: MessageRequest) => void; onClose: () => void },
) {
  const [search, setSearch] = useState("");
  const contacts = useQuery<Page<Contact>>(withQuery("/api/contacts", { search, limit: 12 })).data?.items ??
    [];
  const given = contacts.filter(({ phone }) => phone && !phone.includes("•"));
  return (
    <Dialog title={t("contactCard.title")} onClose={onClose} size="small">
      <DialogBody>
        <SearchField label={t("inbox.new.hint")} value={search} onChange={setSearch} />
        <ul className="person-choices">
          {given.map((contact) => (
            <li key={contact.id}>
              <button
                type="button"
                className="person-choice"
                onClick={() => {
                  send({ type: "contacts", contacts: [cardOf(contact)] });
                  onClose();
                }}
              >
                <Avatar name={contactTitle(contact)} size={28} />
                <span className="cell-two">
                  <span dir="auto">{contactTitle(contact)}</span>
                  <small dir="ltr">{contact.phone && formatPhone(contact.phone)}</small>
                </span>
              </button>
            </li>
          ))}
        </ul>
        {given.length === 0 && <p className="muted">{t("contactCard.none")}</p>}
      </DialogBody>
    </Dialog>
  );
}
