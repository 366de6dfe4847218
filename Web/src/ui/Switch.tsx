import { useId } from "react";
import type { ReactNode } from "react";

type Properties = {
  label: ReactNode;
  help?: ReactNode;
  checked: boolean;
  disabled?: boolean;
  onChange: (checked: boolean) => void;
};

/** On or off, at once understood: a native checkbox that says it is a switch. */
export function Switch({ label, help, checked, disabled, onChange }: Properties) {
  const id = useId();
  return (
    <div className="switch">
      <input
        id={id}
        type="checkbox"
        role="switch"
        checked={checked}
        aria-checked={checked}
        disabled={disabled}
        aria-describedby={help ? `${id}-help` : undefined}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label htmlFor={id}>{label}</label>
      {help && <p id={`${id}-help`} className="check-help">{help}</p>}
    </div>
  );
}
