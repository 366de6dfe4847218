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
import { type Choice, Segments } from "../../ui/Tabs.tsx";
import { toast } from "../../ui/toasts.ts";

type Kind = Channel["kind"];

const fields = ["name", "baseURL", "phoneNumberId", "wabaId", "accessToken", "appSecret", "verifyToken"];
const secret = { type: "password", autoComplete: "off", required: true, dir: "ltr" } as const;
const digits = { inputMode: "numeric", required: true, dir: "ltr" } as const;

/** Connects a number with Meta's ids and token, or with the simulator's. Secrets are written, never shown again. */
export function ConnectSheet({ onClose }: { onClose: () => void }) {
  const [kind, setKind] = useState<Kind>("meta");
  const kinds: Choice<Kind>[] = [
    { value: "meta", label: t("channel.kind.meta") },
    { value: "simulator", label: t("channel.kind.simulator") },
  ];

  const connect = async (values: FormValues, key: string) => {
    const filled = fields.map((field) => [field, values.text(field)]).filter(([, value]) => value !== "");
    await api.post<Channel>("/api/channels", { kind, ...Object.fromEntries(filled) }, { key });
    invalidate("/api/channels", "/api/dashboard", "/api/templates");
    toast({ tone: "ok", text: t("channels.saved") });
    onClose();
  };

  return (
    <Dialog title={t("channels.connect")} onClose={onClose} isSheet>
      <Form onSubmit={connect}>
        <DialogBody>
          <FormProblem fields={fields} />
          <Segments label={t("channel.kind")} value={kind} onChange={setKind} choices={kinds} />
          <Note>{t(kind === "meta" ? "channel.help.meta" : "channel.help.simulator")}</Note>
          <TextField
            name="name"
            label={t("channel.name")}
            required
            maxLength={100}
            help={t("channel.name.help")}
          />
          {kind === "simulator" && (
            <TextField
              name="baseURL"
              label={t("channel.baseURL")}
              type="url"
              required
              dir="ltr"
              placeholder="http://127.0.0.1:8090"
            />
          )}
          <TextField name="phoneNumberId" label={t("channel.phoneNumberId")} {...digits} />
          <TextField name="wabaId" label={t("channel.wabaId")} {...digits} />
          <TextField
            name="accessToken"
            label={t("channel.accessToken")}
            help={t("channel.accessToken.help")}
            {...secret}
          />
          <TextField
            name="appSecret"
            label={t("channel.appSecret")}
            help={t("channel.appSecret.help")}
            {...secret}
          />
          <TextField
            name="verifyToken"
            label={t("channel.verifyToken")}
            help={t("channel.verifyToken.help")}
            {...secret}
            type="text"
          />
        </DialogBody>
        <DialogFoot>
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <SubmitButton>{t("channels.connect")}</SubmitButton>
        </DialogFoot>
      </Form>
    </Dialog>
  );
}
