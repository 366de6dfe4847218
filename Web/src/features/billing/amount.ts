import { type Separators, ungrouped } from "../../i18n/numbers.ts";

export type AmountFault = "empty" | "digits" | "whole" | "small" | "large";
export type ReadAmount = { points: bigint; fault?: undefined } | { points?: undefined; fault: AmountFault };

/** An amount of whole points as typed, within the bounds, both included. */
export function readAmount(
  text: string,
  { least, most }: { least: bigint; most: bigint },
  { group, decimal }: Separators,
): ReadAmount {
  const trimmed = text.trim();
  if (trimmed === "") return { fault: "empty" };
  const whole = ungrouped(trimmed, group);
  if (whole === null || /^\d*[.,]\d*$/.test(whole) || (decimal !== group && whole.includes(decimal))) {
    return { fault: /^[\d\s.,\u00a0\u202f]+$/.test(trimmed) ? "whole" : "digits" };
  }
  if (!/^\d+$/.test(whole)) return { fault: "digits" };
  const points = BigInt(whole);
  if (points < least) return { fault: "small" };
  if (points > most) return { fault: "large" };
  return { points };
}

const steps = [100n, 500n, 1_000n, 5_000n, 10_000n, 50_000n, 100_000n, 500_000n, 1_000_000n];

/** A few round amounts within the bounds, from small to large. */
export function quickAmounts(least: bigint, most: bigint, count = 4): bigint[] {
  const within = steps.filter((step) => step >= least && step <= most);
  const start = within.length > count ? 1 : 0;
  return within.slice(start, start + count);
}

/** The next whole amount of points at or above a decimal one. */
export function wholePoints(micro: bigint): bigint {
  return (micro + 999_999n) / 1_000_000n;
}
