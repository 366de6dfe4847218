import type { Template } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";
import { TextField } from "../../ui/Field.tsx";
import { variableLabel } from "./variables.ts";

type Properties = {
  template: Template;
  values: Record<string, string>;
  onChange: (values: Record<string, string>) => void;
  contactName?: string;
};

/** A field for each variable of a template, with its sample as the hint. */
export function TemplateValues({ template, values, onChange, contactName }: Properties) {
  const firstWord = template.variables.findIndex(({ key }) => key.startsWith("body."));
  return (
    <>
      {template.variables.map((variable, index) => (
        <TextField
          key={variable.key}
          name={`template.values.${variable.key}`}
          label={variableLabel(variable)}
          required
          autoFocus={index === 0}
          dir="auto"
          maxLength={1024}
          placeholder={variable.sample ?? undefined}
          value={values[variable.key] ?? ""}
          onChange={(event) => onChange({ ...values, [variable.key]: event.target.value })}
          help={variable.key.endsWith(".media")
            ? t("wizard.link.help")
            : index === firstWord && contactName && !values[variable.key]
            ? <UseName name={contactName} use={() => onChange({ ...values, [variable.key]: contactName })} />
            : undefined}
        />
      ))}
    </>
  );
}

function UseName({ name, use }: { name: string; use: () => void }) {
  return <button type="button" className="link" onClick={use}>{t("picker.useName", { name })}</button>;
}
