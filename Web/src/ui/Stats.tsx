import type { ReactNode } from "react";
import { Link } from "./Link.tsx";

/** A few numbers side by side, each with its name and a word on what it means. */
export const Stats = ({ children }: { children: ReactNode }) => <dl className="stats">{children}</dl>;

type Properties = {
  name: ReactNode;
  children: ReactNode;
  help?: ReactNode;
  tone?: "plain" | "warn" | "danger" | "ok";
  /** Where the rows behind the number are. */
  href?: string;
};

export function Stat({ name, children, help, tone = "plain", href }: Properties) {
  return (
    <div className={`stat stat-${tone}`}>
      <dt>{href ? <Link href={href} className="stat-link">{name}</Link> : name}</dt>
      <dd className="stat-value number">{children}</dd>
      {help && <dd className="stat-help">{help}</dd>}
    </div>
  );
}
