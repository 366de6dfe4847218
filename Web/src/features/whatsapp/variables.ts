import type { TemplateVariable } from "../../api/types.ts";
import { type MessageKey, t } from "../../i18n/index.ts";
import { placeOfVariable } from "./template.ts";

const places: Record<string, MessageKey> = {
  header: "variable.header",
  body: "variable.body",
  button: "variable.button",
  card: "variable.card",
};

/** "Body, {{1}}": where a variable stands and how the template writes it. */
export function variableLabel({ key }: TemplateVariable) {
  const parts = key.split(".");
  const place = places[placeOfVariable(key)];
  const name = parts.at(-1) ?? key;
  return place
    ? t(place, { name: /^(image|video|document|gif)$/i.test(name) ? t("variable.media") : `{{${name}}}` })
    : key;
}
