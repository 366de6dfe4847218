import { type ReactNode, type Ref, useId } from "react";
import { formatNumber } from "../../../i18n/format.ts";

type Properties = {
  title: string;
  /** How many there are, once it is known. */
  count?: number | null;
  action?: ReactNode;
  part?: Ref<HTMLElement>;
  children: ReactNode;
};

export function Section({ title, count, action, part, children }: Properties) {
  const id = useId();
  return (
    <section ref={part} className="panel-section" aria-labelledby={id}>
      <div className="spread">
        <h4 id={id}>
          {title} {count != null && count > 0 && <span className="panel-count">{formatNumber(count)}</span>}
        </h4>
        {action}
      </div>
      {children}
    </section>
  );
}
