import type { Contact } from "../../../api/types.ts";
import { useMay } from "../../../app/session.ts";
import { useAction } from "../../../data/useAction.ts";
import { formatDay, formatRelative } from "../../../i18n/format.ts";
import { t } from "../../../i18n/index.ts";
import { CopyButton } from "../../../ui/CopyButton.tsx";
import { Link } from "../../../ui/Link.tsx";
import { TagChip } from "../../../ui/TagChip.tsx";
import { changeContact, setCommunities, setContactTags, toggled } from "../changes.ts";
import { FieldHistory } from "../fields/FieldHistory.tsx";
import { FieldInput, fieldName, readField } from "../fields/FieldInput.tsx";
import { fieldWords } from "../fields/fieldWords.ts";
import { InlineFact, PickedFact } from "../fields/InlineFact.tsx";
import { useFields } from "../fields/useFields.ts";
import { sourceWords } from "../filter/words.ts";
import { CommunityPicker, CompanyPicker, ContactTagPicker, OwnerPicker } from "../pickers/pickers.tsx";
import { EmailFact, NameFact } from "./NameFacts.tsx";
import { formatPhone } from "../../../i18n/phone.ts";

/** What is known of a contact, each changed where it stands. */
export function Details({ contact }: { contact: Contact }) {
  const { phone, username, userId } = contact;
  return (
    <section className="card" aria-labelledby="details">
      <div className="card-head">
        <h2 id="details">{t("contact.details")}</h2>
      </div>
      <div className="fact-list">
        <NameFact contact={contact} />
        {phone && (
          <InlineFact
            label={t("contact.phone")}
            shown={<span dir="ltr" className="number">{formatPhone(phone)}</span>}
            aside={!phone.includes("•") && (
              <CopyButton text={phone} label={t("contact.copyNumber")} isSmall />
            )}
          />
        )}
        <EmailFact contact={contact} />
        <Relations contact={contact} />
        {username && <InlineFact label={t("contact.username")} shown={<span dir="ltr">@{username}</span>} />}
        {userId && <InlineFact label={t("contact.userID")} shown={<code>{userId}</code>} />}
        {contact.source && <InlineFact label={t("contact.source")} shown={sourceWords(contact.source)} />}
        <InlineFact label={t("contact.created")} shown={formatDay(contact.createdAt)} />
        <InlineFact
          label={t("column.of.lastInboundAt")}
          shown={contact.lastInboundAt ? formatRelative(contact.lastInboundAt) : t("time.never")}
        />
        <InlineFact
          label={t("column.of.lastOutboundAt")}
          shown={contact.lastOutboundAt ? formatRelative(contact.lastOutboundAt) : t("time.never")}
        />
      </div>
    </section>
  );
}

/** Company, owner, tags and communities. */
export function Relations({ contact, isShort }: { contact: Contact; isShort?: boolean }) {
  const { id, company, owner, tags = [], communities } = contact;
  const mayEdit = useMay("contacts.edit");
  const change = useAction((work: () => Promise<unknown>) => work());
  const run = (work: () => Promise<unknown>) => void change.run(work);
  return (
    <>
      <PickedFact
        label={t("contact.company")}
        isEditable={mayEdit}
        shown={company && <Link className="link" href={`/companies/${company.id}`}>{company.name}</Link>}
        picker={(anchor, close) => (
          <CompanyPicker
            anchor={anchor}
            chosen={company?.id}
            pick={(to) => run(() => changeContact(id, { companyId: to?.id ?? null }))}
            onClose={close}
          />
        )}
      />
      <PickedFact
        label={t("contact.owner")}
        isEditable={mayEdit}
        shown={owner?.name}
        picker={(anchor, close) => (
          <OwnerPicker
            anchor={anchor}
            chosen={owner?.id}
            pick={(to) => run(() => changeContact(id, { ownerId: to?.id ?? null }))}
            onClose={close}
          />
        )}
      />
      <PickedFact
        label={t("people.tags")}
        isEditable={mayEdit}
        shown={tags.length > 0 && (
          <span className="chips">
            {tags.map((tag) => (
              <TagChip
                key={tag.id}
                name={tag.name}
                colour={tag.colour}
                remove={mayEdit
                  ? {
                    label: t("people.tags.remove", { name: tag.name }),
                    run: () => run(() => setContactTags(id, toggled(tags, tag))),
                  }
                  : undefined}
              />
            ))}
          </span>
        )}
        picker={(anchor, close) => (
          <ContactTagPicker
            anchor={anchor}
            chosen={tags.map((tag) => tag.id)}
            toggle={({ id: tag, name, colour }) =>
              run(() => setContactTags(id, toggled(tags, { id: tag, name, colour })))}
            onClose={close}
          />
        )}
      />
      {/* What is not known is not offered: it is written as a whole. */}
      {!isShort && communities && (
        <PickedFact
          label={t("communities.title")}
          isEditable={mayEdit}
          shown={communities.length > 0 && (
            <span className="fact-links">
              {communities.map((one) => (
                <Link key={one.id} className="link" href={`/communities/${one.id}`}>{one.name}</Link>
              ))}
            </span>
          )}
          picker={(anchor, close) => (
            <CommunityPicker
              anchor={anchor}
              chosen={communities.map((one) => one.id)}
              toggle={({ id: one, name }) =>
                run(() => setCommunities(id, toggled(communities, { id: one, name })))}
              onClose={close}
            />
          )}
        />
      )}
    </>
  );
}

/** The workspace's own fields; beside a conversation, only those that are to be seen there. */
export function CustomFields({ contact, inPanel }: { contact: Contact; inPanel?: boolean }) {
  const fields = useFields().filter((field) => !inPanel || field.inPanel);
  const mayEdit = useMay("contacts.edit");
  if (fields.length === 0) return null;
  const groups = [...new Set(fields.map((field) => field.group ?? ""))];
  return (
    <>
      {groups.map((group) => (
        <div key={group} className="fact-list">
          {group && <h3 className="fact-group">{group}</h3>}
          {fields.filter((field) => (field.group ?? "") === group).map((field) => (
            <InlineFact
              key={field.key}
              label={field.label}
              shown={shownValue(fieldWords(field, contact.fields?.[field.key]), field.type)}
              names={[fieldName(field.key)]}
              input={mayEdit && <FieldInput field={field} value={contact.fields?.[field.key]} />}
              save={(values) =>
                changeContact(contact.id, { fields: { [field.key]: readField(field, values) } })}
              aside={!inPanel && <FieldHistory contact={contact.id} field={field} />}
            />
          ))}
        </div>
      ))}
    </>
  );
}

const shownValue = (words: string, type: string) =>
  words && ["email", "phone", "url"].includes(type) ? <span dir="ltr">{words}</span> : words;
