import type { Problem } from "../api/problem.ts";
import { t } from "../i18n/index.ts";
import { Button } from "./Button.tsx";
import { Icon } from "./Icon.tsx";
import { LimitHint } from "./LimitHint.tsx";

/** What went wrong, why, and the request's id for whoever looks into it. */
export function ProblemNote({ problem, retry }: { problem: Problem; retry?: () => void }) {
  return (
    <div className="note note-danger" role="alert">
      <Icon name="circle-alert" />
      <div className="note-text">
        <strong>{problem.title}</strong>
        {problem.detail && problem.detail !== problem.title && <p>{problem.detail}</p>}
        {problem.isAboutPlan && <LimitHint problem={problem} />}
        {problem.requestID && <p className="note-small">{t("problem.request", { id: problem.requestID })}</p>}
      </div>
      {retry && <Button size="small" icon="rotate-ccw" onClick={retry}>{t("action.retry")}</Button>}
    </div>
  );
}
