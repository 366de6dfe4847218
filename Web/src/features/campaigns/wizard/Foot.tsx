import { type ReactNode, useEffect, useRef } from "react";
import { navigate } from "../../../app/router.ts";
import { useAction } from "../../../data/useAction.ts";
import { t } from "../../../i18n/index.ts";
import { Button } from "../../../ui/Button.tsx";
import { ProblemNote } from "../../../ui/ProblemNote.tsx";
import { type Saver, type Step, steps } from "./draft.ts";

type Properties = {
  step: Step;
  base: string;
  saver: Saver;
  /** Why one cannot go on yet, in words. */
  missing?: string;
  next?: string;
  /** The last step has a button of its own. */
  action?: ReactNode;
};

/** Back and on. What is written is kept first; Ctrl Enter goes on. */
export function Foot({ step, base, saver, missing, next, action }: Properties) {
  const at = steps.indexOf(step);
  const go = useAction(async (to: Step) => {
    if (await saver.flush()) navigate(`${base}?step=${to}`);
  });
  const following = steps[at + 1];
  const before = steps[at - 1];
  const goOn = useRef<() => void>(() => {});
  useEffect(() => {
    goOn.current = () => {
      if (following && !missing) void go.run(following);
    };
  });
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (
        event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || document.querySelector("dialog[open]")
      ) {
        return;
      }
      event.preventDefault();
      goOn.current();
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, []);
  return (
    <>
      {saver.problem && <ProblemNote problem={saver.problem} />}
      <div className="form-foot wizard-foot">
        {before && (
          <Button icon="arrow-left" className="wizard-back" onClick={() => void go.run(before)}>
            {t("action.back")}
          </Button>
        )}
        <span className="muted wizard-saved" role="status">
          {missing ?? t(saver.isSaving || !saver.isSaved ? "wizard.saving" : "wizard.saved")}
        </span>
        {following && (
          <Button
            kind="primary"
            isBusy={go.isRunning}
            disabled={!!missing}
            title={`${t("wizard.next")} (Ctrl Enter)`}
            onClick={() => void go.run(following)}
          >
            {next ?? t("wizard.next")}
          </Button>
        )}
        {action}
      </div>
    </>
  );
}
