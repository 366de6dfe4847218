import { type ReactNode, useId } from "react";

export function Section(
  { title, action, children }: { title: string; action?: ReactNode; children: ReactNode },
) {
  const id = useId();
  return (
    <section className="panel-section" aria-labelledby={id}>
      <div className="spread">
        <h4 id={id}>{title}</h4>
        {action}
      </div>
      {children}
    </section>
  );
}
