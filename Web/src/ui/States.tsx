import type { ReactNode } from "react";
import type { Problem } from "../api/problem.ts";
import { t } from "../i18n/index.ts";
import { Button } from "./Button.tsx";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./icons.ts";

/** Says what this place is for and offers the first step. */
export function EmptyState(
  { icon, title, children, action }: {
    icon: IconName;
    title: string;
    children?: ReactNode;
    action?: ReactNode;
  },
) {
  return (
    <div className="state">
      <span className="state-icon">
        <Icon name={icon} size={22} />
      </span>
      <h2 className="state-title">{title}</h2>
      {children && <p className="state-text">{children}</p>}
      {action && <div className="state-action">{action}</div>}
    </div>
  );
}

export function ErrorState({ problem, retry }: { problem: Problem; retry: () => void }) {
  return (
    <div className="state" role="alert">
      <span className="state-icon state-icon-danger">
        <Icon name={problem.status === 0 ? "wifi-off" : "circle-alert"} size={22} />
      </span>
      <h2 className="state-title">{problem.title}</h2>
      {problem.detail && <p className="state-text">{problem.detail}</p>}
      {problem.requestID && <p className="state-small">{t("problem.request", { id: problem.requestID })}</p>}
      <div className="state-action">
        <Button icon="rotate-ccw" onClick={retry}>{t("action.retry")}</Button>
      </div>
    </div>
  );
}

/** The outline of what is being loaded. Shown after a moment only (in the styles), so that quick answers do not flash. */
export function Skeleton({ rows = 6, kind = "rows" }: { rows?: number; kind?: "rows" | "cards" | "text" }) {
  return (
    <div className={`skeleton skeleton-${kind}`} role="status" aria-label={t("state.loading")}>
      {Array.from({ length: rows }, (_, index) => <span key={index} className="skeleton-part" />)}
    </div>
  );
}
