import type { ReactNode } from "react";

export type RadioCard<Value extends string> = {
  value: Value;
  label: ReactNode;
  help?: ReactNode;
  disabled?: boolean;
};
type Properties<Value extends string> = {
  label: string;
  name: string;
  choices: readonly RadioCard<Value>[];
  value: Value | "";
  onChange: (value: Value) => void;
};

/** One of a few that need a sentence each. */
export function RadioCards<Value extends string>(
  { label, name, choices, value, onChange }: Properties<Value>,
) {
  return (
    <fieldset className="radio-cards">
      <legend className="field-label">{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className="gateway">
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            disabled={choice.disabled}
            onChange={() => onChange(choice.value)}
          />
          <span className="cell-two">
            <span>{choice.label}</span>
            {choice.help && <small>{choice.help}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
