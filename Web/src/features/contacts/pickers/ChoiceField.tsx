import { type ReactNode, useId, useRef, useState } from "react";
import { t } from "../../../i18n/index.ts";
import { Icon } from "../../../ui/Icon.tsx";
import { Opened, type RenderPicker } from "./Opened.tsx";

type Properties = {
  label: string;
  /** What is chosen, in words; empty when nothing is. */
  words: ReactNode;
  picker: RenderPicker;
};

/** A field of a form whose value is picked from a searchable list. */
export function ChoiceField({ label, words, picker }: Properties) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="field">
      <span id={id} className="field-label">{label}</span>
      <button
        ref={button}
        type="button"
        className="input choice-button"
        aria-labelledby={`${id} ${id}-value`}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <span id={`${id}-value`} className={words ? "cut" : "cut muted"}>{words || t("filter.choose")}</span>
        <Icon name="chevron-down" />
      </button>
      {isOpen && <Opened anchor={button} onClose={() => setOpen(false)} picker={picker} />}
    </div>
  );
}
