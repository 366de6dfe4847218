import { useState } from "react";
import { api } from "../../api/client.ts";
import type { CustomField, FieldOwner, FieldType } from "../../api/types.ts";
import { useSession } from "../../app/session.ts";
import { invalidate } from "../../data/store.ts";
import { t } from "../../i18n/index.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../ui/Dialog.tsx";
import { Check, SelectField, TextField } from "../../ui/Field.tsx";
import { Form, FormProblem, type FormValues, SubmitButton } from "../../ui/Form.tsx";
import { DefaultField } from "./DefaultField.tsx";
import { meantDefault, shownDefault, type Written } from "./defaults.ts";
import { hasOptions, keyFor, types } from "./fields.ts";
import { type Option, OptionsEditor, optionsOf } from "./OptionsEditor.tsx";

type Properties = {
  of: FieldOwner;
  field: CustomField | null;
  groups: readonly string[];
  onClose: () => void;
};

/** A field of one's own: what it is called, what it holds, and where it is shown. */
export function FieldDialog({ of, field, groups, onClose }: Properties) {
  const [label, setLabel] = useState(field?.label ?? "");
  const [key, setKey] = useState(field?.key ?? "");
  const [wasKeyTyped, setTyped] = useState(false);
  const [type, setType] = useState<FieldType>(field?.type ?? "text");
  const [options, setOptions] = useState<readonly Option[]>(() => optionsOf(field?.options ?? []));

  const { timeZone } = useSession().workspace;
  const [written, setWritten] = useState<Written>(() => field ? shownDefault(field, timeZone) : "");
  const choices = options.map(({ text }) => text.trim()).filter(Boolean);

  const save = async (values: FormValues, idempotency: string) => {
    const named = options.map((option) => ({ ...option, text: option.text.trim() })).filter(({ text }) =>
      text
    );
    const renamed = named.filter(({ was, text }) => was !== null && was !== text);
    const body = {
      label: values.text("label"),
      type,
      options: hasOptions(type) ? named.map(({ text }) => text) : [],
      required: values.has("required"),
      inPanel: values.has("inPanel"),
      group: values.text("group"),
      default: meantDefault(type, written, choices, timeZone),
    };
    if (field) {
      const renamedOptions = Object.fromEntries(renamed.map(({ was, text }) => [was, text]));
      await api.patch(
        `/api/contact-fields/${field.id}`,
        renamed.length > 0 ? { ...body, renamedOptions } : body,
        { key: idempotency },
      );
    } else {
      await api.post("/api/contact-fields", { ...body, of, key: values.text("key") }, { key: idempotency });
    }
    invalidate("/api/contact-fields", "/api/contacts", "/api/companies");
    onClose();
  };

  return (
    <Dialog title={field ? t("own.edit", { name: field.label }) : t("fields.new")} onClose={onClose}>
      <Form onSubmit={save}>
        <DialogBody>
          <FormProblem fields={["label", "key", "type", "options", "default", "group"]} />
          <div className="field-row">
            <TextField
              name="label"
              label={t("fields.label")}
              required
              maxLength={80}
              value={label}
              onChange={(event) => {
                setLabel(event.target.value);
                if (!field && !wasKeyTyped) setKey(keyFor(event.target.value));
              }}
            />
            <TextField
              name="key"
              label={t("fields.key")}
              help={t(field ? "fields.key.fixed" : "fields.key.help")}
              required
              disabled={!!field}
              maxLength={40}
              dir="ltr"
              pattern="[a-z][a-z0-9_]*"
              title={t("fields.key.wrong")}
              value={key}
              onChange={(event) => {
                setTyped(true);
                setKey(event.target.value);
              }}
            />
          </div>
          <SelectField
            name="type"
            label={t("fields.type")}
            help={field ? t("fields.type.change") : undefined}
            value={type}
            onChange={(event) => {
              setType(event.target.value as FieldType);
              setWritten("");
            }}
          >
            {types.map((value) => <option key={value} value={value}>{t(`fields.type.${value}`)}</option>)}
          </SelectField>
          {hasOptions(type) && <OptionsEditor options={options} setOptions={setOptions} />}
          <DefaultField type={type} options={choices} value={written} onChange={setWritten} />
          <TextField
            name="group"
            label={t("fields.group")}
            help={t("fields.group.help")}
            defaultValue={field?.group ?? ""}
            isOptional
            maxLength={60}
            list="field-groups"
          />
          <datalist id="field-groups">
            {groups.map((group) => <option key={group} value={group} />)}
          </datalist>
          <div className="stack-tight">
            <Check name="required" label={t("fields.required.label")} defaultChecked={field?.required} />
            <Check
              name="inPanel"
              label={t("fields.inPanel")}
              help={t("fields.inPanel.help")}
              defaultChecked={field?.inPanel ?? true}
            />
          </div>
        </DialogBody>
        <DialogFoot>
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <SubmitButton>{t("action.save")}</SubmitButton>
        </DialogFoot>
      </Form>
    </Dialog>
  );
}
