import type { SequenceFinding } from "../../api/types.ts";
import { Icon } from "../../ui/Icon.tsx";

/** What is wrong at a place, and what to do about it. */
export function Findings({ items }: { items: readonly SequenceFinding[] }) {
  if (items.length === 0) return null;
  return (
    <ul className="findings">
      {items.map(({ path, words, mend, warning }) => (
        <li
          key={`${path} ${words}`}
          className={warning ? "finding finding-warn" : "finding"}
          data-path={path}
        >
          <Icon name={warning ? "triangle-alert" : "circle-alert"} size={14} />
          <span>
            {words}
            {mend && <span className="finding-mend">{mend}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}
