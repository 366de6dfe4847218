import type { ReactNode } from "react";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./icons.ts";

const pictures: Record<string, IconName> = {
  info: "info",
  warn: "triangle-alert",
  danger: "circle-alert",
  ok: "circle-check",
};

/** A sentence that must not be missed, with what to do about it. */
export function Note(
  { tone = "info", children, action }: {
    tone?: "info" | "warn" | "danger" | "ok";
    children: ReactNode;
    action?: ReactNode;
  },
) {
  return (
    <div className={`note note-${tone}`}>
      <Icon name={pictures[tone] ?? "info"} />
      <div className="note-text">{children}</div>
      {action}
    </div>
  );
}
