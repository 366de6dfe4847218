import { t } from "../../../i18n/index.ts";
import { Icon } from "../../../ui/Icon.tsx";

const steps = ["file", "match", "check", "done"] as const;
export type ImportStep = (typeof steps)[number];

export function ImportSteps({ current }: { current: ImportStep }) {
  const at = steps.indexOf(current);
  return (
    <ol className="step-bar" aria-label={t("people.import.steps")}>
      {steps.map((step, index) => (
        <li key={step} className={index < at ? "is-done" : ""}>
          <span
            className={`step${index > at ? " step-later" : ""}`}
            aria-current={step === current ? "step" : undefined}
          >
            <span className="step-number">{index < at ? <Icon name="check" size={13} /> : index + 1}</span>
            <span className="step-name">{t(`people.import.step.${step}`)}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
