import "../../contacts/texts.ts";
import type { Contact } from "../../../api/types.ts";
import { useMay } from "../../../app/session.ts";
import { t } from "../../../i18n/index.ts";
import { TextField } from "../../../ui/Field.tsx";
import { changeContact } from "../../contacts/changes.ts";
import { InlineFact } from "../../contacts/fields/InlineFact.tsx";
import { ConsentCard } from "../../contacts/page/ConsentCard.tsx";
import { CustomFields, Relations } from "../../contacts/page/Details.tsx";
import { Section } from "./Section.tsx";

/** What is known of the contact, changed where one talks to them: name, company, owner, tags, fields, consent. */
export function AboutContact({ contact }: { contact: Contact }) {
  const mayEdit = useMay("contacts.edit");
  return (
    <>
      <Section title={t("palette.contact")}>
        <div className="fact-list">
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
          <Relations contact={contact} isShort />
        </div>
        <CustomFields contact={contact} inPanel />
      </Section>
      <Section title={t("contact.part.consent")}>
        <p className="muted">{t(`panel.optIn.${contact.optIn}`)}</p>
        <ConsentCard contact={contact.id} isShort />
      </Section>
    </>
  );
}
