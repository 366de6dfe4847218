import { useState } from "react";
import { api } from "../../api/client.ts";
import type { Contact, Named, Tag } from "../../api/types.ts";
import { useSession } from "../../app/session.ts";
import { invalidate, queries } from "../../data/store.ts";
import { useQuery } from "../../data/useQuery.ts";
import { t } from "../../i18n/index.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../ui/Dialog.tsx";
import { SelectField, TextField } from "../../ui/Field.tsx";
import { Form, FormProblem, type FormValues, SubmitButton } from "../../ui/Form.tsx";
import { ErrorState, Skeleton } from "../../ui/States.tsx";
import { TagChip } from "../../ui/TagChip.tsx";
import { toast } from "../../ui/toasts.ts";
import { navigate } from "../../app/router.ts";
import { CountrySelect } from "./CountrySelect.tsx";
import { FieldInput, fieldName, readField } from "./fields/FieldInput.tsx";
import { useFields } from "./fields/useFields.ts";
import { contactName, optInName, optIns } from "./names.ts";
import { ChoiceField } from "./pickers/ChoiceField.tsx";
import { CompanyPicker, ContactTagPicker, OwnerPicker } from "./pickers/pickers.tsx";

/** Adds a contact, or changes all of one at once. */
export function ContactSheet({ id, onClose, company }: { id: string; onClose: () => void; company?: Named }) {
  const isNew = id === "new";
  const query = useQuery<Contact>(isNew ? null : `/api/contacts/${id}`);
  const title = isNew ? t("contacts.new") : query.data ? contactName(query.data) : t("palette.contact");
  return (
    <Dialog title={title} onClose={onClose} isSheet>
      {query.problem && !query.data && (
        <ErrorState
          problem={query.problem}
          retry={() => void query.reload()}
        />
      )}
      {query.isLoading && <Skeleton rows={4} />}
      {(isNew || query.data) && <ContactForm contact={query.data} company={company} onClose={onClose} />}
    </Dialog>
  );
}

type FormProperties = { contact: Contact | undefined; company?: Named; onClose: () => void };

function ContactForm({ contact, company: given, onClose }: FormProperties) {
  const { workspace } = useSession();
  const fields = useFields();
  const [company, setCompany] = useState<Named | null>(contact?.company ?? given ?? null);
  const [owner, setOwner] = useState<Named | null>(contact?.owner ?? null);
  const [tags, setTags] = useState<readonly Tag[]>(contact?.tags ?? []);

  const save = async (values: FormValues, key: string) => {
    // Only what is different: each change is a line of the contact's history, and what is masked stays as it is.
    const same = (one: unknown, other: unknown) =>
      JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
    const given = fields.map((field) => [field.key, readField(field, values)] as const);
    const optIn = values.text("optIn");
    const body = {
      name: values.text("name"),
      email: values.text("email") || null,
      optIn: optIn === (contact?.optIn ?? "unknown") ? undefined : optIn,
      companyId: company?.id ?? null,
      ownerId: owner?.id ?? null,
      tagIds: tags.map((tag) => tag.id),
      fields: Object.fromEntries(given.filter(([key, value]) => !same(value, contact?.fields?.[key]))),
    };
    const saved = contact
      ? await api.patch<Contact>(`/api/contacts/${contact.id}`, body, { key })
      : await api.post<Contact>("/api/contacts", {
        ...body,
        phone: values.text("phone"),
        country: values.text("country"),
      }, { key });
    queries.put(`/api/contacts/${saved.id}`, saved);
    invalidate("/api/contacts", "/api/conversations", "/api/companies");
    toast({
      tone: "ok",
      text: t("contact.saved", { name: contactName(saved) }),
      action: contact
        ? undefined
        : { label: t("contacts.open"), run: () => navigate(`/contacts/${saved.id}`) },
    });
    onClose();
  };

  const toggle = (tag: Tag) =>
    setTags((before) =>
      before.some(({ id }) => id === tag.id) ? before.filter(({ id }) => id !== tag.id) : [...before, tag]
    );

  return (
    <Form onSubmit={save}>
      <DialogBody>
        <FormProblem
          fields={["name", "phone", "country", "email", ...fields.map(({ key }) => fieldName(key))]}
        />
        <TextField
          name="name"
          label={t("contact.name")}
          defaultValue={contact?.name ?? ""}
          maxLength={200}
          autoFocus
          dir="auto"
          required={!contact}
        />
        {!contact && (
          <>
            <TextField
              name="phone"
              label={t("contact.phone")}
              type="tel"
              inputMode="tel"
              required
              dir="ltr"
              help={t("contact.phone.help")}
            />
            <CountrySelect
              name="country"
              label={t("contact.country")}
              initial={workspace.country}
              help={t("contact.country.help")}
            />
          </>
        )}
        <TextField
          name="email"
          label={t("contact.email")}
          type="email"
          defaultValue={contact?.email ?? ""}
          maxLength={254}
          dir="ltr"
          isOptional
        />
        <ChoiceField
          label={t("contact.company")}
          words={company?.name}
          picker={(anchor, close) => (
            <CompanyPicker anchor={anchor} chosen={company?.id} pick={setCompany} onClose={close} />
          )}
        />
        <ChoiceField
          label={t("contact.owner")}
          words={owner?.name}
          picker={(anchor, close) => (
            <OwnerPicker anchor={anchor} chosen={owner?.id} pick={setOwner} onClose={close} />
          )}
        />
        <ChoiceField
          label={t("people.tags")}
          words={tags.length > 0 && (
            <span className="cell-tags">
              {tags.map((tag) => <TagChip key={tag.id} name={tag.name} colour={tag.colour} />)}
            </span>
          )}
          picker={(anchor, close) => (
            <ContactTagPicker
              anchor={anchor}
              chosen={tags.map(({ id }) => id)}
              toggle={toggle}
              onClose={close}
            />
          )}
        />
        <SelectField
          name="optIn"
          label={t("contact.optIn")}
          defaultValue={contact?.optIn ?? "unknown"}
          help={t("contact.optIn.help")}
        >
          {optIns.map((optIn) => <option key={optIn} value={optIn}>{optInName(optIn)}</option>)}
        </SelectField>
        {fields.length > 0 && <hr className="form-line" />}
        {fields.map((field) => (
          <FieldInput key={field.key} field={field} value={contact?.fields?.[field.key]} />
        ))}
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>{t("action.cancel")}</Button>
        <SubmitButton>{t("action.save")}</SubmitButton>
      </DialogFoot>
    </Form>
  );
}
