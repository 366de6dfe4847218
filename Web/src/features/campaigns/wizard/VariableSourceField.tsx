import type { TemplateVariable, VariableSource } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { SelectField, TextField } from "../../../ui/Field.tsx";
import { variableLabel } from "../../whatsapp/variables.ts";

type Properties = {
  variable: TemplateVariable;
  columns: readonly string[];
  source: VariableSource;
  onChange: (source: VariableSource) => void;
  problem?: string;
};

const fixed = "\u0000text";

/** A column of the file with words for empty cells, or the same words for all. */
export function VariableSourceField({ variable, columns, source, onChange, problem }: Properties) {
  const isColumn = source.column !== undefined;
  const isFile = variable.key.endsWith(".media");
  const label = variableLabel(variable);
  const choose = (value: string) =>
    onChange(
      value === fixed
        ? { text: source.text ?? variable.sample ?? "" }
        : { column: value, fallback: source.fallback ?? "" },
    );
  return (
    <div className="variable">
      <SelectField
        name={`${variable.key}.source`}
        label={label}
        value={isColumn ? source.column : fixed}
        onChange={(event) => choose(event.target.value)}
        error={problem}
      >
        <option value={fixed}>{t("wizard.fixed")}</option>
        <optgroup label={t("wizard.columns")}>
          {columns.map((column) => <option key={column} value={column}>{column}</option>)}
        </optgroup>
      </SelectField>
      {isColumn
        ? (
          <TextField
            name={`${variable.key}.fallback`}
            label={t("wizard.fallback")}
            help={t("wizard.fallback.help")}
            value={source.fallback ?? ""}
            maxLength={1024}
            dir="auto"
            onChange={(event) => onChange({ ...source, fallback: event.target.value })}
          />
        )
        : (
          <TextField
            name={`${variable.key}.text`}
            label={t(isFile ? "wizard.link" : "wizard.text")}
            help={isFile ? t("wizard.link.help") : undefined}
            inputMode={isFile ? "url" : undefined}
            value={source.text ?? ""}
            required
            maxLength={1024}
            dir="auto"
            onChange={(event) => onChange({ text: event.target.value })}
          />
        )}
    </div>
  );
}
