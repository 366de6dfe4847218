import { formatWhole, numberParts } from "./format.ts";
import { plainNumber, type Separators } from "./numbers.ts";

const micro = 1_000_000n;

/** A decimal string of the API in micro-points. Money never passes through floating point. */
export function parsePoints(text: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d{1,6}))?$/.exec(text);
  if (!match) throw new RangeError(`not an amount of points: ${text}`);
  const amount = BigInt(match[2]!) * micro + BigInt((match[3] ?? "").padEnd(6, "0"));
  return match[1] ? -amount : amount;
}

/** Two decimals at least, more only where they are not zero: 1,204.50 and 0.8631. */
export function formatMicroPoints(amount: bigint, decimals?: number): string {
  const negative = amount < 0n;
  let positive = negative ? -amount : amount;
  if (decimals !== undefined) {
    const unit = 10n ** BigInt(6 - decimals);
    positive = (positive + unit / 2n) / unit * unit;
  }
  const fraction = String(positive % micro).padStart(6, "0");
  const shown = decimals === undefined ? fraction.replace(/0{1,4}$/, "") : fraction.slice(0, decimals);
  const sign = negative && positive !== 0n ? "−" : "";
  return `${sign}${formatWhole(positive / micro)}${shown ? numberParts().decimal + shown : ""}`;
}

export const formatPoints = (text: string, decimals?: number) =>
  formatMicroPoints(parsePoints(text), decimals);

/** How many decimals these need to stand in one column, point under point. */
export const decimalsOf = (texts: readonly string[]) =>
  texts.reduce((most, text) => Math.max(most, pointsText(parsePoints(text)).split(".")[1]?.length ?? 0), 2);

export const isPositive = (text: string | null | undefined) => !!text && parsePoints(text) > 0n;

/** Plain and exact, as the API writes it: for sums made here. */
export function pointsText(amount: bigint): string {
  const positive = amount < 0n ? -amount : amount;
  const fraction = String(positive % micro).padStart(6, "0").replace(/0+$/, "");
  return `${amount < 0n ? "-" : ""}${positive / micro}${fraction ? `.${fraction}` : ""}`;
}

/** An amount of points as a person types it, with the separators of their language; null when it is none. */
export function readPoints(text: string, separators: Separators): bigint | null {
  const plain = plainNumber(text, separators);
  return plain !== null && /^\d{1,15}(\.\d{1,6})?$/.test(plain) ? parsePoints(plain) : null;
}
