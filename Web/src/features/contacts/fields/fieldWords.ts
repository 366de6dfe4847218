import type { CustomField, FieldValue } from "../../../api/types.ts";
import { formatCivil, formatDateTime, formatNumber } from "../../../i18n/format.ts";
import { t } from "../../../i18n/index.ts";

/** A field's value as people read it; "" when there is none. */
export function fieldWords(field: Pick<CustomField, "type">, value: FieldValue | undefined): string {
  if (value === undefined || value === null || value === "") return "";
  if (Array.isArray(value)) return value.join(", ");
  if (typeof value === "boolean") return t(value ? "answer.yes" : "answer.no");
  if (typeof value === "number") return formatNumber(value);
  if (field.type === "boolean") return t(value === "true" ? "answer.yes" : "answer.no");
  if (field.type === "number") return /^-?\d{1,15}$/.test(value) ? formatNumber(Number(value)) : value;
  if (field.type === "date") return /^\d{4}-\d\d-\d\d/.test(value) ? formatCivil(value) : value;
  if (field.type === "dateTime") return Number.isNaN(Date.parse(value)) ? value : formatDateTime(value);
  return value;
}
