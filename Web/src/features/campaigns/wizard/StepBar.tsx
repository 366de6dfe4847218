import { useEffect, useRef } from "react";
import { t } from "../../../i18n/index.ts";
import { Icon } from "../../../ui/Icon.tsx";
import { Link } from "../../../ui/Link.tsx";
import { type Step, steps } from "./draft.ts";

export function StepBar({ base, current, furthest }: { base: string; current: Step; furthest: Step }) {
  const at = steps.indexOf(current);
  const most = steps.indexOf(furthest);
  const list = useRef<HTMLOListElement>(null);
  // On a phone the bar is wider than the screen.
  useEffect(() => {
    list.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [current]);
  return (
    <nav aria-label={t("wizard.steps")}>
      <ol ref={list} className="step-bar">
        {steps.map((step, index) => {
          const inside = (
            <>
              <span className="step-number">{index < at ? <Icon name="check" size={13} /> : index + 1}</span>
              <span className="step-name">{t(`wizard.step.${step}`)}</span>
            </>
          );
          return (
            <li key={step} className={index < at ? "is-done" : ""}>
              {index <= most
                ? (
                  <Link
                    href={`${base}?step=${step}`}
                    className="step"
                    aria-current={step === current ? "step" : undefined}
                  >
                    {inside}
                  </Link>
                )
                : <span className="step step-later">{inside}</span>}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
