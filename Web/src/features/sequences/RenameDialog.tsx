import { api } from "../../api/client.ts";
import type { Sequence } from "../../api/types.ts";
import { invalidate, queries } from "../../data/store.ts";
import { t } from "../../i18n/index.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../ui/Dialog.tsx";
import { TextField } from "../../ui/Field.tsx";
import { Form, FormProblem, type FormValues, SubmitButton } from "../../ui/Form.tsx";

export function RenameDialog({ sequence, onClose }: { sequence: Sequence; onClose: () => void }) {
  const path = `/api/sequences/${sequence.id}`;
  const save = async (values: FormValues, key: string) => {
    queries.put(path, await api.patch<Sequence>(path, { name: values.text("name") }, { key }));
    invalidate("/api/sequences");
    onClose();
  };
  return (
    <Dialog title={t("action.rename")} onClose={onClose} size="small">
      <Form onSubmit={save}>
        <DialogBody>
          <FormProblem fields={["name"]} />
          <TextField
            name="name"
            label={t("campaign.name")}
            required
            maxLength={120}
            dir="auto"
            defaultValue={sequence.name}
          />
        </DialogBody>
        <DialogFoot>
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <SubmitButton>{t("action.save")}</SubmitButton>
        </DialogFoot>
      </Form>
    </Dialog>
  );
}
