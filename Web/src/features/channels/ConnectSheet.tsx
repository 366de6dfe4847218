import { useState } from "react";
import { api } from "../../api/client.ts";
import type { Channel } from "../../api/types.ts";
import { invalidate } from "../../data/store.ts";
import { t } from "../../i18n/index.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../ui/Dialog.tsx";
import { TextField } from "../../ui/Field.tsx";
import { Form, FormProblem, type FormValues, SubmitButton } from "../../ui/Form.tsx";
import { Note } from "../../ui/Note.tsx";
import { Segments } from "../../ui/Tabs.tsx";
import { toast } from "../../ui/toasts.ts";

const fields = ["name", "phoneNumberId", "wabaId", "accessToken", "appSecret", "verifyToken", "baseURL"];

/** Connects a number with Meta's ids and token, or with the simulator's. Secrets are written, never shown again. */
export function ConnectSheet({ channel, onClose }: { channel: Channel | null; onClose: () => void }) {
  const [kind, setKind] = useState<Channel["kind"]>(channel?.kind ?? "meta");
  const isNew = channel === null;

  const save = async (values: FormValues, key: string) => {
    const filled = fields.filter((field) => values.text(field) !== "").map((
      field,
    ) => [field, values.text(field)]);
    const body = Object.fromEntries(filled);
    if (isNew) await api.post<Channel>("/api/channels", { kind, ...body }, { key });
    else await api.patch<Channel>(`/api/channels/${channel.id}`, body, { key });
    invalidate("/api/channels", "/api/dashboard", "/api/templates");
    toast({ tone: "ok", text: t("channels.saved") });
    onClose();
  };

  return (
    <Dialog title={isNew ? t("channels.connect") : channel.name} onClose={onClose} isSheet>
      <Form onSubmit={save}>
        <DialogBody>
          <FormProblem fields={fields} />
          {isNew && (
            <Segments
              label={t("channel.kind")}
              value={kind}
              onChange={setKind}
              choices={[{ value: "meta", label: t("channel.kind.meta") }, {
                value: "simulator",
                label: t("channel.kind.simulator"),
              }]}
            />
          )}
          {isNew && <Note>{t(kind === "meta" ? "channel.help.meta" : "channel.help.simulator")}</Note>}
          <TextField
            name="name"
            label={t("channel.name")}
            required
            maxLength={100}
            defaultValue={channel?.name}
            help={t("channel.name.help")}
          />
          {kind === "simulator" && (
            <TextField
              name="baseURL"
              label={t("channel.baseURL")}
              type="url"
              required={isNew}
              dir="ltr"
              placeholder="http://127.0.0.1:8090"
            />
          )}
          <TextField
            name="phoneNumberId"
            label={t("channel.phoneNumberId")}
            required
            inputMode="numeric"
            defaultValue={channel?.phoneNumberId}
            dir="ltr"
            disabled={!isNew}
          />
          <TextField
            name="wabaId"
            label={t("channel.wabaId")}
            required
            inputMode="numeric"
            defaultValue={channel?.wabaId}
            dir="ltr"
            disabled={!isNew}
          />
          <TextField
            name="accessToken"
            label={t("channel.accessToken")}
            type="password"
            autoComplete="off"
            required={isNew}
            dir="ltr"
            help={isNew ? t("channel.accessToken.help") : t("channel.secret.keep")}
          />
          <TextField
            name="appSecret"
            label={t("channel.appSecret")}
            type="password"
            autoComplete="off"
            required={isNew}
            dir="ltr"
            help={isNew ? t("channel.appSecret.help") : t("channel.secret.keep")}
          />
          <TextField
            name="verifyToken"
            label={t("channel.verifyToken")}
            autoComplete="off"
            required={isNew}
            dir="ltr"
            help={isNew ? t("channel.verifyToken.help") : t("channel.secret.keep")}
          />
        </DialogBody>
        <DialogFoot>
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <SubmitButton>{isNew ? t("channels.connect") : t("action.save")}</SubmitButton>
        </DialogFoot>
      </Form>
    </Dialog>
  );
}
