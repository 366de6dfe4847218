import { api } from "../../api/client.ts";
import type { CustomField, FieldType } from "../../api/types.ts";
import type { IconName } from "../../ui/icons.ts";

export const types: readonly FieldType[] = [
  "text",
  "longText",
  "number",
  "date",
  "time",
  "dateTime",
  "boolean",
  "select",
  "multiSelect",
  "email",
  "phone",
  "url",
];
export const typeIcons: Readonly<Record<FieldType, IconName>> = {
  text: "italic",
  longText: "file-text",
  number: "chart-column",
  date: "calendar-range",
  time: "clock",
  dateTime: "calendar-clock",
  boolean: "check",
  select: "list",
  multiSelect: "list-checks",
  email: "mail",
  phone: "phone",
  url: "link",
};
export const hasOptions = (type: FieldType) => type === "select" || type === "multiSelect";

/** A key as the server takes it: lower-case letters, digits and underscores, a letter first. */
export const keyFor = (label: string) =>
  label.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ß", "ss").replace(
    /[^a-z0-9]+/g,
    "_",
  ).replace(/^[^a-z]+|_+$/g, "").slice(0, 40);

export const groupOf = (field: CustomField) => field.group ?? "";

/** The fields as they are shown: by position, those of a group together. */
export function inOrder(fields: readonly CustomField[]): CustomField[] {
  const sorted = [...fields].sort((left, right) => left.position - right.position);
  const groups = [...new Set(sorted.map(groupOf))];
  return groups.flatMap((group) => sorted.filter((field) => groupOf(field) === group));
}

/** Puts a field elsewhere: it takes the group of the one whose place it takes. */
export function moved(fields: readonly CustomField[], from: number, to: number): CustomField[] {
  const target = fields[to];
  const field = fields[from];
  if (!target || !field) return [...fields];
  const rest = fields.filter((_, index) => index !== from);
  rest.splice(to, 0, { ...field, group: target.group });
  return rest.map((found, position) => ({ ...found, position }));
}

/** Tells the server what the new order changes: places, and the group of the one that moved. */
export async function saveOrder(before: readonly CustomField[], after: readonly CustomField[]) {
  for (const field of after) {
    const old = before.find(({ id }) => id === field.id);
    if (!old || (old.position === field.position && groupOf(old) === groupOf(field))) continue;
    await api.patch(`/api/contact-fields/${field.id}`, { position: field.position, group: groupOf(field) });
  }
}
