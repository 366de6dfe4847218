import { t } from "../../../i18n/index.ts";
import { TextField } from "../../../ui/Field.tsx";
import { limitKeys } from "../../plans/plan.ts";
import { isCount, type PlanDraft } from "./planForm.ts";

type Properties = { draft: PlanDraft; change: (changed: Partial<PlanDraft>) => void };

/** How much of each there may be, and how long it can be tried. */
export function PlanLimits({ draft, change }: Properties) {
  const fault = (text: string) => isCount(text) ? undefined : t("op.plan.fault.count");
  return (
    <fieldset className="stack-tight">
      <legend className="field-label">{t("op.plan.limits")}</legend>
      <div className="limit-row">
        {limitKeys.map((key) => (
          <TextField
            key={key}
            name={`limits.${key}`}
            label={t(`plan.limit.${key}`)}
            className="field-number"
            inputMode="numeric"
            placeholder={t("op.plan.noLimit")}
            value={draft.limits[key]}
            error={fault(draft.limits[key])}
            onChange={(event) => change({ limits: { ...draft.limits, [key]: event.target.value } })}
          />
        ))}
        <TextField
          name="trialDays"
          label={t("op.plan.trialDays")}
          className="field-number"
          inputMode="numeric"
          value={draft.trialDays}
          error={fault(draft.trialDays)}
          onChange={(event) => change({ trialDays: event.target.value })}
        />
      </div>
    </fieldset>
  );
}
