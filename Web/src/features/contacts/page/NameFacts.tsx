import type { Contact } from "../../../api/types.ts";
import { useMay } from "../../../app/session.ts";
import { t } from "../../../i18n/index.ts";
import { TextField } from "../../../ui/Field.tsx";
import { changeContact } from "../changes.ts";
import { InlineFact } from "../fields/InlineFact.tsx";

export function NameFact({ contact }: { contact: Contact }) {
  const mayEdit = useMay("contacts.edit");
  return (
    <InlineFact
      label={t("contact.name")}
      shown={contact.name}
      names={["name"]}
      input={mayEdit && (
        <TextField
          name="name"
          label={t("contact.name")}
          defaultValue={contact.name ?? ""}
          maxLength={200}
          dir="auto"
        />
      )}
      save={(values) => changeContact(contact.id, { name: values.text("name") })}
    />
  );
}

export function EmailFact({ contact }: { contact: Contact }) {
  const mayEdit = useMay("contacts.edit");
  return (
    <InlineFact
      label={t("contact.email")}
      shown={contact.email && <span dir="ltr">{contact.email}</span>}
      names={["email"]}
      input={mayEdit && (
        <TextField
          name="email"
          label={t("contact.email")}
          type="email"
          defaultValue={contact.email ?? ""}
          maxLength={254}
          dir="ltr"
        />
      )}
      save={(values) => changeContact(contact.id, { email: values.text("email") || null })}
    />
  );
}
