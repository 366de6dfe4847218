import type { Template, TemplateComponent } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";

export const componentOf = (components: readonly TemplateComponent[], type: string) =>
  components.find((component) => component.type.toUpperCase() === type);

const mediaFormats = ["IMAGE", "VIDEO", "DOCUMENT", "GIF"];

export const headerMedia = (components: readonly TemplateComponent[]) => {
  const format = componentOf(components, "HEADER")?.format?.toUpperCase();
  return format && mediaFormats.includes(format) ? format : null;
};

/** Puts values into a component's text: `{{1}}` of the body is the value of `body.1`. What has no value stays a placeholder. */
export function fillText(
  text: string,
  place: string,
  values: Readonly<Record<string, string | undefined>>,
): string {
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) => values[`${place}.${name}`] || whole);
}

/** A template's parts with its values in them, for the preview. */
export function fillComponents(
  components: readonly TemplateComponent[],
  values: Readonly<Record<string, string | undefined>>,
): TemplateComponent[] {
  return components.map((component) => {
    const place = component.type.toLowerCase();
    const own = component.text ?? (place === "body" ? codeText(component) : undefined);
    const text = own === undefined ? undefined : fillText(own, place, values);
    const buttons = component.buttons?.map((button, index) =>
      button.url ? { ...button, url: fillText(button.url, `button.${index}`, values) } : button
    );
    return { ...component, text, buttons };
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

/** The component a variable's key belongs to, in the order they are drawn: "header", "body", "button". */
export const placeOfVariable = (key: string) => key.split(".")[0]!.replace(/^buttons?$/, "button");
