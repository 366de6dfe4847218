import { type ReactNode, useEffect } from "react";
import { Icon } from "./Icon.tsx";
import { Link } from "./Link.tsx";

type Properties = {
  title: ReactNode;
  /** For the window's title where `title` is more than words. */
  name?: string;
  back?: { href: string; label: string };
  actions?: ReactNode;
  children: ReactNode;
  /** "fill": the content scrolls by itself (tables); "wide" and "narrow": the page scrolls. */
  layout?: "fill" | "wide" | "narrow";
  lead?: ReactNode;
};

/** A screen below the top bar: its heading takes the focus when the route changes. */
export function Page({ title, name, back, actions, children, layout = "wide", lead }: Properties) {
  const words = name ?? (typeof title === "string" ? title : "");
  useEffect(() => {
    document.title = words ? `${words} · Lodestone` : "Lodestone";
  }, [words]);

  return (
    <div className={`page page-${layout}`}>
      <header className="page-head">
        <div className="page-title">
          {back && (
            <Link href={back.href} className="page-back">
              <Icon name="arrow-left" size={14} />
              {back.label}
            </Link>
          )}
          <h1 tabIndex={-1}>{title}</h1>
          {lead && <div className="page-lead">{lead}</div>}
        </div>
        {actions && <div className="page-actions">{actions}</div>}
      </header>
      <div className="page-content">{children}</div>
    </div>
  );
}
