import { useState } from "react";
import type { Target } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../../ui/Dialog.tsx";
import { SelectField, TextArea, TextField } from "../../../ui/Field.tsx";
import { Form, FormProblem, type FormValues, SubmitButton } from "../../../ui/Form.tsx";
import { Note } from "../../../ui/Note.tsx";
import { RadioCards } from "../../../ui/RadioCards.tsx";
import { recordOptIn } from "./bulk.ts";

export const consentSources = ["form", "shop", "contract", "event", "phone", "other"] as const;

type Properties = { people: Target; count: number; onClose: () => void };

/** What many have said about marketing, with where they said it: a yes without evidence is worth little. */
export function OptInDialog({ people, count, onClose }: Properties) {
  const [value, setValue] = useState<"yes" | "no">("yes");
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  const save = async (values: FormValues) => {
    const day = values.text("at");
    const source = consentSources.find((one) => one === values.text("source")) ?? "other";
    await recordOptIn(people, {
      value,
      at: day ? new Date(`${day}T12:00:00`).toISOString() : undefined,
      // Where it was said is part of what proves it.
      evidence: [t(`consent.source.${source}`), values.text("evidence")].filter(Boolean).join(": "),
    }, t(value === "yes" ? "done.optIn" : "done.optOut"));
    onClose();
  };
  return (
    <Dialog title={t("optIn.title", { count })} onClose={onClose}>
      <Form onSubmit={save}>
        <DialogBody>
          <FormProblem fields={["source", "at", "evidence"]} />
          <RadioCards
            label={t("contact.optIn")}
            name="value"
            value={value}
            onChange={setValue}
            choices={[
              { value: "yes", label: t("optIn.set.yes"), help: t("optIn.set.yes.help") },
              { value: "no", label: t("optIn.set.no"), help: t("optIn.set.no.help") },
            ]}
          />
          <div className="field-row">
            <SelectField name="source" label={t("consent.source")} required defaultValue="form">
              {consentSources.map((source) => (
                <option key={source} value={source}>{t(`consent.source.${source}`)}</option>
              ))}
            </SelectField>
            <TextField
              name="at"
              label={t("consent.when")}
              type="date"
              max={today}
              isOptional
            />
          </div>
          <TextArea
            name="evidence"
            label={t("consent.evidence")}
            help={t("consent.evidence.help")}
            rows={3}
            maxLength={1000}
            required={value === "yes"}
            dir="auto"
          />
          {value === "yes" && <Note tone="warn">{t("optIn.refused")}</Note>}
        </DialogBody>
        <DialogFoot>
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <SubmitButton>{t("optIn.action", { count })}</SubmitButton>
        </DialogFoot>
      </Form>
    </Dialog>
  );
}
