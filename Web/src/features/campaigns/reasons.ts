import { t } from "../../i18n/index.ts";

const skips = [
  "opted-out",
  "blocked",
  "duplicate",
  "erased",
  "values",
  "over-limit",
  "beyond-plan",
  "no-consent",
  "without-number",
  "invalid",
  "excluded",
  "capped",
  "held-out",
  "too-late",
  "passed",
] as const;

const differences = [
  "open",
  "cancelled",
  "failed",
  "failed-billed",
  "again",
  "free-customer",
  "free-entry-point",
  "free-monthly",
  "not-billed",
  "other-category",
  "window-closed",
  "other-price",
  "left-out",
  "priced-anew",
] as const;

/** Why people are left out, by the server's code; its own words for a code that is new. */
export function skipWords(reason: string | undefined, words: string): string {
  const known = skips.find((code) => code === reason);
  return known ? t(`skip.${known}`) : words;
}

/** Why a line's sums differ. */
export function differenceWords(
  why: string | null | undefined,
  words: string | null | undefined,
  category: string,
): string {
  const known = differences.find((code) => code === why);
  return known ? t(`differs.${known}`, { category }) : words ?? "";
}
