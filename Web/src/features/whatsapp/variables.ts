import type { TemplateVariable } from "../../api/types.ts";
import { type MessageKey, t } from "../../i18n/index.ts";

const places: Record<string, MessageKey> = {
  header: "variable.header",
  body: "variable.body",
  button: "variable.button",
};

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
