import { useState } from "react";
import { api } from "../../api/client.ts";
import type { Campaign } from "../../api/types.ts";
import { navigate } from "../../app/router.ts";
import { invalidate, queries } from "../../data/store.ts";
import { t } from "../../i18n/index.ts";
import { languageName } from "../../i18n/format.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../ui/Dialog.tsx";
import { SelectField, TextField } from "../../ui/Field.tsx";
import { Form, FormProblem, type FormValues, SubmitButton } from "../../ui/Form.tsx";
import { useLiveChannels } from "../channels/useChannels.ts";
import { templateTitle } from "../whatsapp/template.ts";
import { useApprovedTemplates } from "./wizard/useTemplate.ts";

/** A campaign without an audience of its own: a program names each person. */
export function NewApiDialog({ onClose }: { onClose: () => void }) {
  const channels = useLiveChannels() ?? [];
  const [chosen, setChannel] = useState("");
  const channelId = chosen || channels[0]?.id || "";
  const templates = useApprovedTemplates(channelId);
  const make = async (values: FormValues, key: string) => {
    const body = { kind: "api", name: values.text("name"), channelId, templateId: values.text("templateId") };
    const made = await api.post<Campaign>("/api/campaigns", body, { key });
    queries.put(`/api/campaigns/${made.id}`, made);
    invalidate("/api/campaigns");
    navigate(`/campaigns/${made.id}`);
  };
  return (
    <Dialog title={t("apiCall.new")} onClose={onClose} size="small" description={t("apiCall.new.text")}>
      <Form onSubmit={make}>
        <DialogBody>
          <FormProblem fields={["name", "templateId"]} />
          <TextField name="name" label={t("campaign.name")} required maxLength={200} />
          <SelectField
            name="channelId"
            label={t("campaign.channel")}
            value={channelId}
            onChange={(event) => setChannel(event.target.value)}
          >
            {channels.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
          </SelectField>
          <SelectField name="templateId" label={t("wizard.template")} required>
            {templates.items.map(({ id, name, language }) => (
              <option key={id} value={id}>{templateTitle(name)} · {languageName(language)}</option>
            ))}
          </SelectField>
        </DialogBody>
        <DialogFoot>
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <SubmitButton>{t("apiCall.make")}</SubmitButton>
        </DialogFoot>
      </Form>
    </Dialog>
  );
}
