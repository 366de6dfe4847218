import { currentLocale } from "./index.ts";

/** Country codes are prefix-free (ITU-T E.164): 1 and 7, these of two digits, and else three. */
const shape = /^\+([17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})(\d{4,})$/;

/** How people write the digits after the country's code; other countries by their count. */
const groups: Record<string, readonly number[]> = {
  "91": [5, 5],
  "44": [4, 6],
  "55": [2, 5, 4],
  "86": [3, 4, 4],
};
const byCount: Record<number, readonly number[]> = {
  7: [3, 4],
  8: [4, 4],
  9: [3, 3, 3],
  10: [3, 3, 4],
  11: [3, 4, 4],
};

/** +919810007919 is +91 98100 07919: digits in groups can be read, compared and said. What is no whole number stays. */
export function formatPhone(phone: string): string {
  const [, country, rest] = shape.exec(phone) ?? [];
  if (!country || !rest) return phone;
  const own = groups[country];
  const sizes = own && own.reduce((sum, size) => sum + size) === rest.length
    ? own
    : byCount[rest.length] ?? [rest.length];
  const parts: string[] = [];
  let from = 0;
  for (const size of sizes) {
    parts.push(rest.slice(from, from + size));
    from += size;
  }
  // Unbroken: a line never ends within a number. Between right-to-left words its "+" would go to the other end.
  const whole = [`+${country}`, ...parts].join("\u00a0");
  return currentLocale().direction === "rtl" ? `\u2066${whole}\u2069` : whole;
}
