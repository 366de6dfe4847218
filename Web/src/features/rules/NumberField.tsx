import { TextField } from "../../ui/Field.tsx";

type Properties = {
  name: string;
  label: string;
  value: number;
  least?: number;
  most: number;
  onChange: (value: number) => void;
  help?: string;
};

/** A small count that is typed. */
export function NumberField({ name, label, value, least = 1, most, onChange, help }: Properties) {
  return (
    <TextField
      name={name}
      label={label}
      help={help}
      className="field-number"
      type="number"
      inputMode="numeric"
      min={least}
      max={most}
      required
      value={Number.isNaN(value) ? "" : value}
      onChange={(event) => onChange(event.target.valueAsNumber)}
    />
  );
}
