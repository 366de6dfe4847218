import { useState } from "react";
import type { FieldValues } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../../ui/Dialog.tsx";
import { SelectField } from "../../../ui/Field.tsx";
import { Form, FormProblem, type FormValues, SubmitButton } from "../../../ui/Form.tsx";
import { EmptyState } from "../../../ui/States.tsx";
import { FieldInput, readField } from "../fields/FieldInput.tsx";
import { useFields } from "../fields/useFields.ts";

type Properties = {
  count: number;
  apply: (fields: FieldValues, words: string) => Promise<unknown>;
  onClose: () => void;
};

/** One field of many, set to one value. */
export function FieldDialog({ count, apply, onClose }: Properties) {
  const fields = useFields();
  const [key, setKey] = useState(fields[0]?.key ?? "");
  const field = fields.find((found) => found.key === key) ?? fields[0];
  if (!field) {
    return (
      <Dialog title={t("people.field")} onClose={onClose} size="small">
        <DialogBody>
          <EmptyState icon="pencil" title={t("fields.none.title")}>{t("fields.none.text")}</EmptyState>
        </DialogBody>
      </Dialog>
    );
  }
  const save = async (values: FormValues) => {
    await apply({ [field.key]: readField(field, values) }, t("done.field", { name: field.label }));
    onClose();
  };
  return (
    <Dialog title={t("field.dialog.title", { count })} onClose={onClose} size="small">
      <Form onSubmit={save}>
        <DialogBody>
          <FormProblem />
          <SelectField
            name="which"
            label={t("field.dialog.which")}
            value={field.key}
            onChange={(event) => setKey(event.target.value)}
          >
            {fields.map((one) => <option key={one.key} value={one.key}>{one.label}</option>)}
          </SelectField>
          <FieldInput
            key={field.key}
            field={{ ...field, required: false }}
            value={null}
            help={t("field.dialog.empty")}
          />
        </DialogBody>
        <DialogFoot>
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <SubmitButton>{t("field.dialog.action", { count })}</SubmitButton>
        </DialogFoot>
      </Form>
    </Dialog>
  );
}
