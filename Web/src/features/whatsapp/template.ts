import type { Template, TemplateComponent } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";

export const componentOf = (components: readonly TemplateComponent[], type: string) =>
  components.find((component) => component.type.toUpperCase() === type);

/** Puts values into a component's text: `{{1}}` of the body is the value of `body.1`. What has no value stays a placeholder. */
export function fillText(
  text: string,
  place: string,
  values: Readonly<Record<string, string | undefined>>,
): string {
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) => values[`${place}.${name}`] || whole);
}

/** A template's parts with its values in them, for the preview. `before` is the place of a card: "card.0.". */
export function fillComponents(
  components: readonly TemplateComponent[],
  values: Readonly<Record<string, string | undefined>>,
  before = "",
): TemplateComponent[] {
  return components.map((component) => {
    const kind = component.type.toLowerCase();
    const place = before + kind;
    const own = component.text ?? (kind === "body" ? codeText(component) : undefined);
    const text = own === undefined ? undefined : fillText(own, place, values);
    const buttons = component.buttons?.map((button, index) =>
      button.url ? { ...button, url: fillText(button.url, `${before}button.${index}`, values) } : button
    );
    const cards = component.cards?.map((card, index) => ({
      components: fillComponents(card.components, values, `card.${index}.`),
    }));
    return { ...component, text, buttons, cards };
  });
}

/** Authentication templates have no words of their own: WhatsApp writes them. */
export const codeText = (body: TemplateComponent) =>
  `*{{1}}* ${t("preview.code")}${body.add_security_recommendation ? ` ${t("preview.code.secret")}` : ""}`;

/** The words of a template, as a list shows them. */
export function bodyText(components: readonly TemplateComponent[]) {
  const body = componentOf(components, "BODY");
  return body ? body.text ?? codeText(body) : "";
}

export const isApproved = (template: Template) => template.status.toUpperCase() === "APPROVED";

/** "order_shipped" reads better as words where it is a title. */
export const templateTitle = (name: string) => name.replaceAll("_", " ");

/** The server looks for the beginning of a name as Meta writes it. */
export const nameSearch = (words: string) => words.toLowerCase().replace(/\s+/g, "_");
