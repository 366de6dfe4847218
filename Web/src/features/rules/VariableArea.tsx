import { useRef } from "react";
import { t } from "../../i18n/index.ts";
import { TextArea } from "../../ui/Field.tsx";
import { insertText } from "../inbox/composer/insert.ts";
import { VariableButtons } from "./VariableButtons.tsx";

/** What a message that nobody writes can know: there is no agent yet. */
const variables = ["{{contact.firstName}}", "{{contact.name}}"] as const;

type Properties = {
  name: string;
  label: string;
  value: string;
  onChange: (text: string) => void;
  placeholder?: string;
  isRequired?: boolean;
};

/** A text with variables, which are put in at the caret. */
export function VariableArea({ name, label, value, onChange, placeholder, isRequired }: Properties) {
  const place = useRef<HTMLDivElement>(null);
  const put = (variable: string) => {
    const field = place.current?.querySelector("textarea");
    if (field) insertText(field, variable);
  };
  return (
    <div ref={place} className="stack-tight">
      <TextArea
        name={name}
        label={label}
        rows={4}
        dir="auto"
        maxLength={1024}
        required={isRequired}
        placeholder={placeholder}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <VariableButtons label={t("rules.variables", { name: label })} variables={variables} put={put} />
    </div>
  );
}
