import type { TemplateVariable } from "../../api/types.ts";
import { type MessageKey, t } from "../../i18n/index.ts";

const places: Record<string, MessageKey> = {
  header: "variable.header",
  body: "variable.body",
  button: "variable.button",
};

/** The server's words with the names of variables, where it has their keys. */
export const withNames = (words: string, variables: readonly TemplateVariable[] = []) =>
  words.replace(/(?<![\w.])[a-z]+(?:\.\w+)+/g, (key) => {
    const variable = variables.find((found) => found.key === key);
    return variable ? `“${variable.label || variableLabel(variable)}”` : key;
  });

/** "Body {{1}}", "Card 2, body {{1}}": where a variable stands and how the template writes it. */
export function variableLabel({ key, label }: TemplateVariable): string {
  const parts = key.split(".");
  if (parts[0] === "card" && parts.length > 2) {
    const place = variableLabel({ key: parts.slice(2).join("."), component: "" });
    return t("variable.inCard", { card: Number(parts[1]) + 1, place });
  }
  if (parts[0] === "offer") return t("variable.offer");
  const place = places[parts[0] ?? ""];
  const name = parts.at(-1) ?? key;
  return place ? t(place, { name: name === "media" ? t("variable.media") : `{{${name}}}` }) : label ?? key;
}
