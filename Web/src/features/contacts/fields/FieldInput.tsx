import type { ReactNode } from "react";
import type { CustomField, FieldValue } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { Check, SelectField, TextArea, TextField } from "../../../ui/Field.tsx";
import type { FormValues } from "../../../ui/Form.tsx";

/** A field's name in a form, which is also where the server says what is wrong with it. */
export const fieldName = (key: string) => ["fields", key].join(".");

type Properties = {
  field: CustomField;
  value: FieldValue | undefined;
  help?: ReactNode;
  isLabelHidden?: boolean;
  autoFocus?: boolean;
};

const inputTypes = {
  text: "text",
  number: "number",
  date: "date",
  time: "time",
  dateTime: "datetime-local",
  email: "email",
  phone: "tel",
  url: "url",
} as const;

/** The control for a custom field, by its type. */
export function FieldInput({ field, value, help, isLabelHidden, autoFocus }: Properties) {
  const { key, label, type, required, options } = field;
  const given = value ?? field.default ?? null;
  const text = given === null || Array.isArray(given) ? "" : String(given);
  const common = { name: fieldName(key), label, help, required, isLabelHidden, autoFocus };
  switch (type) {
    case "longText":
      return <TextArea {...common} defaultValue={text} rows={3} maxLength={5000} dir="auto" />;
    case "boolean":
      return (
        <SelectField {...common} defaultValue={text}>
          <option value="">{t("answer.none")}</option>
          <option value="true">{t("answer.yes")}</option>
          <option value="false">{t("answer.no")}</option>
        </SelectField>
      );
    case "select":
      return (
        <SelectField {...common} defaultValue={text}>
          <option value="">{t("answer.none")}</option>
          {(options ?? []).map((option) => <option key={option} value={option}>{option}</option>)}
        </SelectField>
      );
    case "multiSelect": {
      const chosen = Array.isArray(given) ? given : [];
      return (
        <fieldset className="field">
          <legend className={isLabelHidden ? "visually-hidden" : "field-label"}>{label}</legend>
          <div className="check-list">
            {(options ?? []).map((option) => (
              <Check
                key={option}
                name={fieldName(key)}
                value={option}
                label={option}
                defaultChecked={chosen.includes(option)}
              />
            ))}
          </div>
          {help && <p className="field-help">{help}</p>}
        </fieldset>
      );
    }
    default: {
      const isText = type === "text";
      return (
        <TextField
          {...common}
          type={inputTypes[type]}
          step={type === "number" ? "any" : undefined}
          defaultValue={type === "dateTime" ? localInput(text) : type === "time" ? text.slice(0, 5) : text}
          maxLength={500}
          dir={isText ? "auto" : "ltr"}
        />
      );
    }
  }
}

/** An instant as the control for a day and a time takes it, in this person's own time. */
function localInput(text: string) {
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) return "";
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** What a form holds for a field, as the API takes it (a number with all its digits, as text); null for nothing. */
export function readField(field: CustomField, values: FormValues): FieldValue {
  const name = fieldName(field.key);
  if (field.type === "multiSelect") {
    const chosen = values.all(name);
    return chosen.length > 0 ? chosen : null;
  }
  const text = values.text(name);
  if (text === "") return null;
  if (field.type === "boolean") return text === "true";
  if (field.type === "dateTime") return new Date(text).toISOString();
  return text;
}
