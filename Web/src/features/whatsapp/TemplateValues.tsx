import { lazy, Suspense } from "react";
import type { Template, TemplateVariable } from "../../api/types.ts";
import { outreachTexts, t } from "../../i18n/index.ts";
import { TextField } from "../../ui/Field.tsx";
import { variableLabel } from "./variables.ts";

// Its words are those of the campaigns' wizard, which another screen has not loaded in its language.
const SpecialValue = lazy(async () =>
  (await Promise.all([import("./SpecialValue.tsx"), outreachTexts()]))[0]
);
const words = ["text", "link", "code"];
/** A server of before says no types: then all are words. */
const isWords = ({ type }: TemplateVariable) => !type || words.includes(type);
/** What a quick reply or a form sends back is nothing that a person fills in. */
export const isAsked = ({ required }: TemplateVariable) => required !== false;

type Properties = {
  template: Template;
  values: Record<string, string>;
  onChange: (values: Record<string, string>) => void;
  contactName?: string;
};

/** A field for each variable of a template, with its sample as the hint. */
export function TemplateValues({ template, values, onChange, contactName }: Properties) {
  const variables = template.variables.filter(isAsked);
  const firstWord = variables.findIndex(({ key }) => key.startsWith("body."));
  return (
    <>
      {variables.map((variable, index) =>
        isWords(variable)
          ? (
            <TextField
              key={variable.key}
              name={`template.values.${variable.key}`}
              label={variableLabel(variable)}
              required
              autoFocus={index === 0}
              dir="auto"
              maxLength={variable.type === "code" ? 15 : 1024}
              placeholder={variable.sample ?? undefined}
              value={values[variable.key] ?? ""}
              onChange={(event) => onChange({ ...values, [variable.key]: event.target.value })}
              help={variable.key.endsWith(".media")
                ? t("wizard.link.help")
                : index === firstWord && contactName && !values[variable.key]
                ? (
                  <UseName
                    name={contactName}
                    use={() => onChange({ ...values, [variable.key]: contactName })}
                  />
                )
                : undefined}
            />
          )
          : (
            <Suspense key={variable.key} fallback={null}>
              <SpecialValue
                variable={variable}
                channelId={template.channelId}
                text={values[variable.key] ?? ""}
                onChange={(text) => onChange({ ...values, [variable.key]: text })}
              />
            </Suspense>
          )
      )}
    </>
  );
}

function UseName({ name, use }: { name: string; use: () => void }) {
  return <button type="button" className="link" onClick={use}>{t("picker.useName", { name })}</button>;
}
