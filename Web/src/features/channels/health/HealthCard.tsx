import { type ReactNode, useId } from "react";

type Properties = { title: string; badge?: ReactNode; isWide?: boolean; children: ReactNode };

export function HealthCard({ title, badge, isWide, children }: Properties) {
  const id = useId();
  return (
    <section className={`card health-card${isWide ? " health-wide" : ""}`} aria-labelledby={id}>
      <div className="spread">
        <h2 id={id}>{title}</h2>
        {badge}
      </div>
      {children}
    </section>
  );
}
