import type { CustomField, TemplateVariable, VariableSource } from "../../../../api/types.ts";
import { t } from "../../../../i18n/index.ts";
import { SelectField, TextField } from "../../../../ui/Field.tsx";
import { useFields } from "../../../contacts/fields/useFields.ts";
import { variableLabel } from "../../../whatsapp/variables.ts";
import { FixedValue } from "./FixedValue.tsx";
import { isFile, isRequired, typeOf } from "./guess.ts";

type Properties = {
  variable: TemplateVariable;
  columns: readonly string[];
  channelId: string;
  source: VariableSource | undefined;
  onChange: (source: VariableSource | undefined) => void;
  problem?: string;
};

const own = ["name", "firstName", "email", "phone", "company"] as const;

/** The choice as one value of a list: "field name", "column City", "fixed", "tracked". The server says `null` of what is not chosen. */
function choiceOf(source: VariableSource | undefined) {
  if (!source) return "none";
  if (typeof source.field === "string") return `field ${source.field}`;
  if (typeof source.column === "string") return `column ${source.column}`;
  return source.tracked ? "tracked" : "fixed";
}

/** Where one variable's words come from: a contact's field, a column, the same for all, or a link that counts its clicks. */
export function VariableField(
  { variable, columns, channelId, source, onChange, problem }: Properties,
) {
  const type = typeOf(variable);
  const fields = useFields();
  const label = variable.label || variableLabel(variable);
  const choice = choiceOf(source);
  const isPersonal = choice.startsWith("field ") || choice.startsWith("column ");
  const choose = (value: string) => {
    const [kind = "", ...rest] = value.split(" ");
    const name = rest.join(" ");
    const fallback = source?.fallback ?? "";
    if (kind === "field") onChange({ field: name, fallback });
    else if (kind === "column") onChange({ column: name, fallback });
    else if (kind === "tracked") onChange({ tracked: { url: "" } });
    else if (kind === "none") onChange(undefined);
    else onChange({ text: source?.text ?? variable.sample ?? "" });
  };
  const isStructured = type === "location" || type === "products" || type === "order";
  return (
    <div className="variable" data-variable={variable.key}>
      <SelectField
        name={`${variable.key}.source`}
        label={label}
        isOptional={!isRequired(variable)}
        value={choice}
        onChange={(event) => choose(event.target.value)}
        error={problem}
      >
        {!isRequired(variable) && <option value="none">{t("vars.none")}</option>}
        <option value="fixed">{t(isFile(type) ? "vars.fixed.file" : "wizard.fixed")}</option>
        {type === "link" && <option value="tracked">{t("vars.tracked")}</option>}
        {!isStructured && (
          <optgroup label={t("vars.fields")}>
            {own.map((field) => (
              <option key={field} value={`field ${field}`}>{t(`vars.field.${field}`)}</option>
            ))}
            {fields.map(({ key, label }: CustomField) => (
              <option key={key} value={`field custom.${key}`}>{label}</option>
            ))}
          </optgroup>
        )}
        {columns.length > 0 && !isStructured && (
          <optgroup label={t("wizard.columns")}>
            {columns.map((column) => <option key={column} value={`column ${column}`}>{column}</option>)}
          </optgroup>
        )}
      </SelectField>
      {isPersonal && (
        <TextField
          name={`${variable.key}.fallback`}
          label={t("vars.fallback")}
          help={t("vars.fallback.help")}
          value={source?.fallback ?? ""}
          maxLength={1024}
          dir="auto"
          onChange={(event) => onChange({ ...source, fallback: event.target.value })}
        />
      )}
      {choice === "fixed" && (
        <FixedValue
          variable={variable}
          type={type}
          channelId={channelId}
          text={source?.text ?? ""}
          onChange={(text) => onChange({ text })}
        />
      )}
      {choice === "tracked" && (
        <TextField
          name={`${variable.key}.tracked`}
          label={t("vars.tracked.url")}
          help={t("vars.tracked.help")}
          type="url"
          inputMode="url"
          dir="ltr"
          required
          placeholder="https://"
          maxLength={2000}
          value={source?.tracked?.url ?? ""}
          onChange={(event) => onChange({ tracked: { url: event.target.value } })}
        />
      )}
    </div>
  );
}
