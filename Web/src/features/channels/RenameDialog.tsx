import { api } from "../../api/client.ts";
import type { Channel } from "../../api/types.ts";
import { invalidate } from "../../data/store.ts";
import { t } from "../../i18n/index.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../ui/Dialog.tsx";
import { TextField } from "../../ui/Field.tsx";
import { Form, FormProblem, type FormValues, SubmitButton } from "../../ui/Form.tsx";

export function RenameDialog({ channel, onClose }: { channel: Channel; onClose: () => void }) {
  const rename = async (values: FormValues, key: string) => {
    await api.patch<Channel>(`/api/channels/${channel.id}`, { name: values.text("name") }, { key });
    invalidate("/api/channels");
    onClose();
  };
  return (
    <Dialog title={channel.name} onClose={onClose} size="small">
      <Form onSubmit={rename}>
        <DialogBody>
          <FormProblem fields={["name"]} />
          <TextField
            name="name"
            label={t("channel.name")}
            required
            maxLength={100}
            autoFocus
            defaultValue={channel.name}
            help={t("channel.name.help")}
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
