import type { ReactNode } from "react";

export type Suggestion = { id: string; title: string; detail?: string; picture?: ReactNode };

/** The list above the field while `/` or `@` is being written: the field keeps the focus and moves through it. */
export function Suggestions(
  { id, label, items, active, choose, setActive }: {
    id: string;
    label: string;
    items: readonly Suggestion[];
    active: number;
    choose: (index: number) => void;
    setActive: (index: number) => void;
  },
) {
  return (
    <div id={id} role="listbox" aria-label={label} className="suggestions">
      {items.map((item, index) => (
        // eslint-disable-next-line jsx-a11y/click-events-have-key-events
        <div
          key={item.id}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          className="suggestion"
          ref={(element) => {
            if (index === active) element?.scrollIntoView({ block: "nearest" });
          }}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => choose(index)}
          onPointerMove={() => index !== active && setActive(index)}
        >
          {item.picture}
          <span className="suggestion-title">{item.title}</span>
          {item.detail && <span className="suggestion-detail cut">{item.detail}</span>}
        </div>
      ))}
    </div>
  );
}
