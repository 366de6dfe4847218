import { useMemo, useState } from "react";
import type { Predicate } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { FilterSheet } from "../contacts/filter/FilterSheet.tsx";
import { predicateWords, useNames } from "../contacts/filter/words.ts";

type Properties = {
  label: string;
  help: string;
  value: Predicate | null | undefined;
  /** The words for no condition. */
  none: string;
  onChange: (value: Predicate | null) => void;
};

/** A condition as a sentence, written with the filter builder. */
export function ConditionField({ label, help, value, none, onChange }: Properties) {
  const names = useNames();
  const [isOpen, setOpen] = useState(false);
  const words = useMemo(() => value ? predicateWords(value, names) : none, [value, names, none]);
  return (
    <div className="condition" role="group" aria-label={label}>
      <div className="condition-words">
        <span className="field-label">{label}</span>
        <span className={value ? "condition-text" : "muted"} dir="auto">{words}</span>
        <small className="field-help">{help}</small>
      </div>
      <Button size="small" icon={value ? "pencil" : "plus"} onClick={() => setOpen(true)}>
        {t(value ? "condition.change" : "condition.add")}
      </Button>
      {value && (
        <IconButton
          icon="x"
          label={t("condition.remove", { label })}
          onClick={() => onChange(null)}
        />
      )}
      {isOpen && <FilterSheet filter={value ?? null} apply={onChange} onClose={() => setOpen(false)} />}
    </div>
  );
}
