import type { TaxRate } from "../../../api/types.ts";
import { readPercent } from "../../../i18n/percent.ts";

/** A line as it is typed. */
export type RateLine = { key: number; from: string; text: string; isFixed: boolean };
export type RateFault = "day" | "past" | "twice" | "percent";

/** The oldest first; what has begun is fixed, for invoices were made by it. */
export const linesOf = (rates: readonly TaxRate[], today: string, decimal: string): RateLine[] =>
  [...rates].sort((left, right) => left.from < right.from ? -1 : 1).map((rate, key) => ({
    key,
    from: rate.from.slice(0, 10),
    text: rate.percent.replace(".", decimal),
    isFixed: rate.from.slice(0, 10) <= today,
  }));

export function faultOf(
  line: RateLine,
  lines: readonly RateLine[],
  today: string,
  parts: { decimal: string },
): RateFault | null {
  if (line.isFixed) return null;
  if (!/^\d{4}-\d\d-\d\d$/.test(line.from)) return "day";
  if (line.from <= today) return "past";
  if (lines.some((other) => other !== line && other.from === line.from)) return "twice";
  const percent = readPercent(line.text, parts);
  return percent === null || percent.startsWith("-") || BigInt(percent.split(".")[0]!) > 100n
    ? "percent"
    : null;
}

export const ratesOf = (lines: readonly RateLine[], parts: { decimal: string }): TaxRate[] =>
  lines.map(({ from, text }) => ({ from, percent: readPercent(text, parts) ?? text }));
