import type { CustomField, FieldType } from "../../api/types.ts";
import { zonedInstant, zonedLocal } from "../../i18n/zone.ts";

/** What stands in the fields of a form: one text, or the chosen of several. */
export type Written = string | readonly string[];

/** A kept default as a form shows it; a moment by the workspace's clock. */
export function shownDefault({ type, default: value }: CustomField, timeZone: string): Written {
  if (value === null || value === undefined) return type === "multiSelect" ? [] : "";
  if (Array.isArray(value)) return value;
  if (type === "dateTime") return zonedLocal(Date.parse(String(value)), timeZone);
  return type === "time" ? String(value).slice(0, 5) : String(value);
}

/** What is written as the API takes it; `null` for none. Digits stay text, so that none is lost. */
export function meantDefault(
  type: FieldType,
  written: Written,
  options: readonly string[],
  timeZone: string,
) {
  if (typeof written !== "string") {
    const chosen = type === "multiSelect" ? written.filter((option) => options.includes(option)) : [];
    return chosen.length > 0 ? chosen : null;
  }
  const text = written.trim();
  if (text === "" || (type === "select" && !options.includes(text))) return null;
  if (type === "boolean") return text === "true";
  return type === "dateTime" ? new Date(zonedInstant(text, timeZone)).toISOString() : text;
}
