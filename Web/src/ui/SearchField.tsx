import { forwardRef, useEffect, useRef, useState } from "react";
import { t } from "../i18n/index.ts";
import { IconButton } from "./Button.tsx";
import { Icon } from "./Icon.tsx";

type Properties = { label: string; value: string; onChange: (value: string) => void; keys?: string };

/** A search that asks a moment after the last key. */
export const SearchField = forwardRef<HTMLInputElement, Properties>(
  function SearchField({ label, value, onChange, keys }, ref) {
    const [text, setText] = useState(value);
    const timer = useRef<ReturnType<typeof setTimeout>>();
    useEffect(() => setText(value), [value]);
    useEffect(() => () => clearTimeout(timer.current), []);

    const change = (next: string, wait: number) => {
      setText(next);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => onChange(next.trim()), wait);
    };

    return (
      <div className="search-field">
        <Icon name="search" />
        <input
          ref={ref}
          type="search"
          className="input"
          aria-label={label}
          placeholder={label}
          value={text}
          onChange={(event) => change(event.target.value, 220)}
          onKeyDown={(event) => {
            if (event.key === "Enter") change(text, 0);
            if (event.key === "Escape" && text) {
              event.preventDefault();
              change("", 0);
            } else if (event.key === "Escape") event.currentTarget.blur();
          }}
        />
        {text
          ? <IconButton icon="x" label={t("action.clear")} onClick={() => change("", 0)} />
          : keys && <kbd>{keys}</kbd>}
      </div>
    );
  },
);
