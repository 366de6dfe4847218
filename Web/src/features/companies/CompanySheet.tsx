import { useState } from "react";
import { api } from "../../api/client.ts";
import type { Company, Named } from "../../api/types.ts";
import { navigate } from "../../app/router.ts";
import { invalidate, queries } from "../../data/store.ts";
import { t } from "../../i18n/index.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../ui/Dialog.tsx";
import { TextArea, TextField } from "../../ui/Field.tsx";
import { Form, FormProblem, type FormValues, SubmitButton } from "../../ui/Form.tsx";
import { toast } from "../../ui/toasts.ts";
import { FieldInput, fieldName, readField } from "../contacts/fields/FieldInput.tsx";
import { useFields } from "../contacts/fields/useFields.ts";
import { ChoiceField } from "../contacts/pickers/ChoiceField.tsx";
import { OwnerPicker } from "../contacts/pickers/pickers.tsx";

const texts = ["domain", "industry", "size", "taxId"] as const;

/** Adds a company, or changes one. */
export function CompanySheet({ company, onClose }: { company: Company | null; onClose: () => void }) {
  const fields = useFields("company");
  const [owner, setOwner] = useState<Named | null>(company?.owner ?? null);
  const save = async (values: FormValues, key: string) => {
    // Only what is different: what is masked stays as it is.
    const same = (one: unknown, other: unknown) =>
      JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
    const given = fields.map((field) => [field.key, readField(field, values)] as const);
    const body = {
      name: values.text("name"),
      ...Object.fromEntries(texts.map((name) => [name, values.text(name) || null])),
      address: values.text("address") || null,
      ownerId: owner?.id ?? null,
      fields: Object.fromEntries(given.filter(([field, value]) => !same(value, company?.fields?.[field]))),
    };
    const saved = company
      ? await api.patch<Company>(`/api/companies/${company.id}`, body, { key })
      : await api.post<Company>("/api/companies", body, { key });
    if (company) queries.update<Company>(`/api/companies/${company.id}`, (known) => ({ ...known, ...saved }));
    invalidate("/api/companies", "/api/contacts");
    toast({ tone: "ok", text: t("contact.saved", { name: body.name }) });
    onClose();
    if (!company) navigate(`/companies/${saved.id}`);
  };
  return (
    <Dialog title={company ? company.name : t("company.new")} onClose={onClose} isSheet>
      <Form onSubmit={save}>
        <DialogBody>
          <FormProblem fields={["name", ...texts, "address", ...fields.map(({ key }) => fieldName(key))]} />
          <TextField
            name="name"
            label={t("contact.name")}
            defaultValue={company?.name}
            required
            maxLength={200}
            dir="auto"
          />
          <TextField
            name="domain"
            label={t("company.domain")}
            help={t("company.domain.help")}
            defaultValue={company?.domain ?? ""}
            maxLength={253}
            dir="ltr"
            isOptional
          />
          <div className="field-row">
            <TextField
              name="industry"
              label={t("company.industry")}
              defaultValue={company?.industry ?? ""}
              maxLength={100}
              dir="auto"
            />
            <TextField
              name="size"
              label={t("company.size")}
              defaultValue={company?.size ?? ""}
              maxLength={40}
              placeholder="50–200"
            />
          </div>
          <TextArea
            name="address"
            label={t("company.address")}
            defaultValue={company?.address ?? ""}
            rows={2}
            maxLength={500}
            dir="auto"
          />
          <TextField
            name="taxId"
            label={t("company.taxId")}
            help={t("company.taxId.help")}
            defaultValue={company?.taxId ?? ""}
            maxLength={40}
            dir="ltr"
          />
          <ChoiceField
            label={t("contact.owner")}
            words={owner?.name}
            picker={(anchor, close) => (
              <OwnerPicker anchor={anchor} chosen={owner?.id} pick={setOwner} onClose={close} />
            )}
          />
          {fields.map((field) => (
            <FieldInput key={field.key} field={field} value={company?.fields?.[field.key]} />
          ))}
        </DialogBody>
        <DialogFoot>
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <SubmitButton>{t("action.save")}</SubmitButton>
        </DialogFoot>
      </Form>
    </Dialog>
  );
}
