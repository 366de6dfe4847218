import type { Template, TemplateComponent } from "../../api/types.ts";
import { bodyText, fillComponents } from "./template.ts";

type Parameter = { type?: string; text?: string; parameter_name?: string; coupon_code?: string };
type SentComponent = { type?: string; index?: string | number; parameters?: Parameter[] };

/** The values that Meta's send object carries, by the keys of the template's variables. */
export function valuesOfSent(components: readonly SentComponent[]): Record<string, string> {
  const values: Record<string, string> = {};
  for (const { type = "", index, parameters = [] } of components) {
    const place = type.toLowerCase() === "button" ? `button.${index ?? 0}` : type.toLowerCase();
    for (const [at, parameter] of parameters.entries()) {
      const value = parameter.text ?? parameter.coupon_code;
      if (value !== undefined) values[`${place}.${parameter.parameter_name ?? at + 1}`] = value;
    }
  }
  return values;
}

/** How a sent template looked. `null` when the template has changed since: then only its words are certain. */
export function partsOfSent(
  template: Template,
  sent: readonly SentComponent[],
  text: string,
): TemplateComponent[] | null {
  const filled = fillComponents(template.components, valuesOfSent(sent));
  return bodyText(filled) === text ? filled : null;
}
