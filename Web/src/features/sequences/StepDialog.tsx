import type { SequenceFinding, SequenceStep, VariableSource } from "../../api/types.ts";
import { delayUnits } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";
import { languageName } from "../../i18n/format.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../ui/Dialog.tsx";
import { SelectField, TextArea, TextField } from "../../ui/Field.tsx";
import { examples, guessSources } from "../campaigns/wizard/variables/guess.ts";
import { VariableField } from "../campaigns/wizard/variables/VariableField.tsx";
import { useApprovedTemplates } from "../campaigns/wizard/useTemplate.ts";
import { useLiveChannels } from "../channels/useChannels.ts";
import { Preview } from "../whatsapp/Preview.tsx";
import { fillComponents, templateTitle } from "../whatsapp/template.ts";
import { ConditionField } from "./ConditionField.tsx";
import { Findings } from "./Findings.tsx";

type Properties = {
  channelId: string;
  step: SequenceStep;
  isFirst: boolean;
  mayEdit: boolean;
  findings: readonly SequenceFinding[];
  onChange: (step: SequenceStep) => void;
  onClose: () => void;
};

/** One message: when it goes, to whom of those who are on their way, and what it says. */
export function StepDialog({ channelId, step, isFirst, mayEdit, findings, onChange, onClose }: Properties) {
  const templates = useApprovedTemplates(channelId);
  const channel = useLiveChannels()?.find(({ id }) => id === channelId);
  const template = templates.items.find(({ id }) => id === step.template?.templateId);
  const set = (part: Partial<SequenceStep>) => onChange({ ...step, ...part });
  const { delay } = step;
  const choose = (templateId: string) => {
    const chosen = templates.items.find(({ id }) => id === templateId);
    set({
      template: chosen ? { templateId, variables: guessSources(chosen.variables, undefined, {}) } : null,
    });
  };
  const put = (key: string, source: VariableSource | undefined) => {
    if (!step.template) return;
    const { [key]: _old, ...rest } = step.template.variables;
    set({ template: { ...step.template, variables: source ? { ...rest, [key]: source } : rest } });
  };
  return (
    <Dialog title={step.name || t("step.untitled")} onClose={onClose} size="large">
      <DialogBody>
        <fieldset className="step-dialog" disabled={!mayEdit}>
          <legend className="visually-hidden">{step.name}</legend>
          <div className="stack">
            <Findings items={findings} />
            <TextField
              name="name"
              label={t("campaign.name")}
              required
              maxLength={80}
              dir="auto"
              value={step.name}
              onChange={(event) => set({ name: event.target.value })}
            />
            <div className="field-row field-row-3">
              <TextField
                name="amount"
                label={t("step.wait")}
                type="number"
                inputMode="numeric"
                min={0}
                max={9999}
                required
                value={delay.amount}
                onChange={(event) =>
                  set({ delay: { ...delay, amount: Math.max(0, event.target.valueAsNumber || 0) } })}
              />
              <SelectField
                name="unit"
                label={t("step.unit")}
                value={delay.unit}
                onChange={(event) =>
                  set({ delay: { ...delay, unit: event.target.value as typeof delay.unit } })}
              >
                {delayUnits.map((unit) => <option key={unit} value={unit}>{t(`unit.${unit}`)}</option>)}
              </SelectField>
              <SelectField
                name="after"
                label={t("step.after")}
                value={isFirst ? "enrolment" : delay.after}
                disabled={isFirst}
                onChange={(event) =>
                  set({ delay: { ...delay, after: event.target.value as typeof delay.after } })}
              >
                <option value="previous">{t("step.after.previous")}</option>
                <option value="enrolment">{t("step.after.enrolment")}</option>
              </SelectField>
            </div>
            <ConditionField
              label={t("step.condition")}
              help={t("step.condition.help")}
              none={t("sequence.everyone")}
              value={step.condition}
              onChange={(condition) => set({ condition })}
            />
            <SelectField
              name="template"
              label={t("wizard.template")}
              value={step.template?.templateId ?? ""}
              help={t("step.template.help")}
              onChange={(event) => choose(event.target.value)}
            >
              <option value="">{t("filter.choose")}</option>
              {templates.items.map(({ id, name, language }) => (
                <option key={id} value={id}>{templateTitle(name)} · {languageName(language)}</option>
              ))}
            </SelectField>
            {template?.variables.map((variable) => (
              <VariableField
                key={variable.key}
                variable={variable}
                columns={[]}
                channelId={channelId}
                source={step.template?.variables[variable.key]}
                onChange={(source) => put(variable.key, source)}
              />
            ))}
            <TextArea
              name="text"
              label={t("step.text")}
              help={t("step.text.help")}
              rows={3}
              maxLength={4096}
              dir="auto"
              value={step.text ?? ""}
              onChange={(event) => set({ text: event.target.value || null })}
            />
          </div>
          <aside>
            {template && (
              <Preview
                components={fillComponents(
                  template.components,
                  examples(template.variables, step.template?.variables ?? {}),
                )}
                sender={channel?.verifiedName ?? channel?.name ?? ""}
              />
            )}
            {step.text && (
              <div className="step-window">
                <p className="field-label">{t("step.text.preview")}</p>
                <Preview
                  components={[{ type: "BODY", text: step.text }]}
                  sender={channel?.verifiedName ?? channel?.name ?? ""}
                  isCompact
                />
              </div>
            )}
          </aside>
        </fieldset>
      </DialogBody>
      <DialogFoot>
        <Button kind="primary" onClick={onClose}>{t("action.done")}</Button>
      </DialogFoot>
    </Dialog>
  );
}
