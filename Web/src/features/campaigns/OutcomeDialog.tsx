import { useState } from "react";
import { api } from "../../api/client.ts";
import type { Campaign, Outcome, Page, Sequence } from "../../api/types.ts";
import { outcomes } from "../../api/types.ts";
import { navigate } from "../../app/router.ts";
import { invalidate, queries } from "../../data/store.ts";
import { useQuery } from "../../data/useQuery.ts";
import { t } from "../../i18n/index.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../ui/Dialog.tsx";
import { SelectField, TextField } from "../../ui/Field.tsx";
import { Form, FormProblem, type FormValues, SubmitButton } from "../../ui/Form.tsx";
import { toast } from "../../ui/toasts.ts";
import { useContactTags } from "../contacts/useLists.ts";
import { outcomeName } from "./outcomes.ts";

export type Doing = "retarget" | "tag" | "sequence";
type Properties = { campaign: Campaign; doing: Doing; outcome: Outcome | ""; onClose: () => void };

/** Goes on with the people whose message came out in one way: another campaign, a tag, a sequence. */
export function OutcomeDialog({ campaign, doing, outcome: given, onClose }: Properties) {
  const [outcome, setOutcome] = useState<Outcome>(given || "delivered-not-read");
  const path = `/api/campaigns/${campaign.id}`;
  const run = async (values: FormValues, key: string) => {
    if (doing === "retarget") {
      const made = await api.post<Campaign>(`${path}/retarget`, { outcome, name: values.text("name") }, {
        key,
      });
      queries.put(`/api/campaigns/${made.id}`, made);
      invalidate("/api/campaigns");
      return navigate(`/campaigns/${made.id}/edit`);
    }
    const what = doing === "tag" ? { tagId: values.text("id") } : { sequenceId: values.text("id") };
    const { matched } = await api.post<{ matched: number }>(`${path}/actions`, { outcome, ...what }, { key });
    invalidate("/api/sequences", "/api/tags", "/api/contacts");
    toast({ tone: "ok", text: t(`became.done.${doing}`, { count: matched }) });
    onClose();
  };
  return (
    <Dialog title={t(`became.${doing}`)} onClose={onClose} size="small">
      <Form onSubmit={run}>
        <DialogBody>
          <FormProblem />
          <SelectField
            name="outcome"
            label={t("became.whose")}
            value={outcome}
            onChange={(event) => setOutcome(event.target.value as Outcome)}
          >
            {outcomes.map((one) => <option key={one} value={one}>{outcomeName(one)}</option>)}
          </SelectField>
          {doing === "retarget" && (
            <TextField
              name="name"
              label={t("campaign.name")}
              required
              maxLength={200}
              defaultValue={t("became.name", { name: campaign.name })}
              help={t("became.retarget.help")}
            />
          )}
          {doing === "tag" && <TagSelect />}
          {doing === "sequence" && <SequenceSelect />}
        </DialogBody>
        <DialogFoot>
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <SubmitButton>{t(`became.do.${doing}`)}</SubmitButton>
        </DialogFoot>
      </Form>
    </Dialog>
  );
}

function TagSelect() {
  return (
    <SelectField name="id" label={t("audience.kind.tag")} required>
      {useContactTags().map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
    </SelectField>
  );
}

function SequenceSelect() {
  const live = (useQuery<Page<Sequence>>("/api/sequences").data?.items ?? []).filter(({ state }) =>
    state === "live"
  );
  return (
    <SelectField name="id" label={t("became.sequence.which")} required help={t("became.sequence.help")}>
      {live.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
    </SelectField>
  );
}
