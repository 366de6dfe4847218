import type { SequenceFinding } from "../../api/types.ts";
import { findingSaid } from "../../i18n/told/say.ts";
import { useWords } from "../../i18n/told/useWords.ts";
import { Icon } from "../../ui/Icon.tsx";

/** What is wrong at a place, and what to do about it. */
export function Findings({ items }: { items: readonly SequenceFinding[] }) {
  useWords();
  if (items.length === 0) return null;
  return (
    <ul className="findings">
      {items.map((item) => ({ ...item, ...findingSaid(item) })).map((
        { path, words, title, detail, warning },
      ) => (
        <li
          key={`${path} ${words}`}
          className={warning ? "finding finding-warn" : "finding"}
          data-path={path}
        >
          <Icon name={warning ? "triangle-alert" : "circle-alert"} size={14} />
          <span>
            {title}
            {detail && <span className="finding-mend">{detail}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}
