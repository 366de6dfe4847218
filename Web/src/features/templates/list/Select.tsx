type Properties = {
  label: string;
  /** The words for no choice; without them there is always one. */
  all?: string;
  value: string;
  choices: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
};

/** A filter of a list's toolbar. */
export const Select = ({ label, all, value, choices, onChange }: Properties) => (
  <select
    className="input select"
    aria-label={label}
    value={value}
    onChange={(event) => onChange(event.target.value)}
  >
    {all && <option value="">{all}</option>}
    {choices.map((choice) => <option key={choice.value} value={choice.value}>{choice.label}</option>)}
  </select>
);
