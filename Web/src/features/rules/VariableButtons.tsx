import { type MessageKey, t } from "../../i18n/index.ts";
import { Button } from "../../ui/Button.tsx";

const names: Record<string, MessageKey> = {
  "contact.firstName": "replies.variable.contact.firstName",
  "contact.name": "replies.variable.contact.name",
  "agent.firstName": "replies.variable.agent.firstName",
  "agent.name": "replies.variable.agent.name",
};

/** `{{contact.name}}` in words. One that nobody fills goes out as it is, so it is shown as it is. */
export const variableName = (variable: string): string => {
  const name = names[variable.replace(/[{}\s]/g, "")];
  return name ? t(name) : variable;
};

type Properties = { label: string; variables: readonly string[]; put: (variable: string) => void };

/** What can be put into a text, by name. */
export function VariableButtons({ label, variables, put }: Properties) {
  return (
    <div className="row" role="group" aria-label={label}>
      {variables.map((variable) => (
        <Button
          key={variable}
          size="small"
          icon="plus"
          title={variable}
          onClick={() => put(variable)}
        >
          {variableName(variable)}
        </Button>
      ))}
    </div>
  );
}
