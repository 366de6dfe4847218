import "../../contacts/texts.ts";
import type { Contact } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { ConsentCard } from "../../contacts/page/ConsentCard.tsx";
import { CustomFields, Relations } from "../../contacts/page/Details.tsx";
import { EmailFact, NameFact } from "../../contacts/page/NameFacts.tsx";
import { Section } from "./Section.tsx";

/** What is known of the contact, changed where one talks to them: name, company, owner, tags, fields, consent. */
export function AboutContact({ contact }: { contact: Contact }) {
  return (
    <>
      <Section title={t("palette.contact")}>
        <div className="fact-list">
          <NameFact contact={contact} />
          <EmailFact contact={contact} />
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
