import type { FieldType } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";
import { Check, SelectField, TextArea, TextField } from "../../ui/Field.tsx";
import type { Written } from "./defaults.ts";

type Properties = {
  type: FieldType;
  options: readonly string[];
  value: Written;
  onChange: (value: Written) => void;
};

const inputs: Partial<Record<FieldType, string>> = {
  date: "date",
  time: "time",
  dateTime: "datetime-local",
  email: "email",
  phone: "tel",
  url: "url",
};

/** What a new contact has in the field, in the way that its kind is filled in. */
export function DefaultField({ type, options, value, onChange }: Properties) {
  const label = t("fields.default");
  const text = typeof value === "string" ? value : "";
  const common = { name: "default", label, help: t("fields.default.help") };
  const change = (event: { target: { value: string } }) => onChange(event.target.value);
  if (type === "multiSelect") {
    const chosen = typeof value === "string" ? [] : value;
    return (
      <fieldset className="stack-tight">
        <legend className="field-label">{label}</legend>
        {options.map((option) => (
          <Check
            key={option}
            label={option}
            checked={chosen.includes(option)}
            onChange={(event) =>
              onChange(
                event.target.checked ? [...chosen, option] : chosen.filter((other) => other !== option),
              )}
          />
        ))}
      </fieldset>
    );
  }
  if (type === "boolean" || type === "select") {
    return (
      <SelectField {...common} value={text} onChange={change}>
        <option value="">{t("fields.default.none")}</option>
        {type === "boolean"
          ? (
            <>
              <option value="true">{t("fields.yes")}</option>
              <option value="false">{t("fields.no")}</option>
            </>
          )
          : options.map((option) => <option key={option} value={option}>{option}</option>)}
      </SelectField>
    );
  }
  if (type === "longText") return <TextArea {...common} rows={3} dir="auto" value={text} onChange={change} />;
  return (
    <TextField
      {...common}
      isOptional
      type={inputs[type] ?? "text"}
      inputMode={type === "number" ? "decimal" : undefined}
      maxLength={500}
      value={text}
      onChange={change}
    />
  );
}
