import { decimalFormat } from "./format.ts";
import { westernDigits } from "./numbers.ts";

/** A decimal string of percent as the language writes it: "12.5 %". It goes to `Intl` as it is: no floating point. */
export const formatPercentText = (percent: string) =>
  `${decimalFormat().format(percent as Intl.StringNumericLiteral).replace(/^\u200e?-/, "−")} %`;

/** A percent as a person types it, as the API writes it; null when it is none. */
export function readPercent(text: string, { decimal }: { decimal: string }): string | null {
  const plain = westernDigits(text).trim().replace(/\s*%$/, "").replace("−", "-").replace(decimal, ".");
  const match = /^(-?)0*(\d{1,4})(?:\.(\d{1,4}))?$/.exec(plain);
  if (!match) return null;
  const fraction = (match[3] ?? "").replace(/0+$/, "");
  const whole = `${match[2]}${fraction ? `.${fraction}` : ""}`;
  return match[1] && whole !== "0" ? `-${whole}` : whole;
}

/** How much `after` is above `before`, in hundredths of a percent; null where nothing was before. */
export function changeOf(before: bigint, after: bigint): bigint | null {
  if (before === 0n) return null;
  const [difference, size] = [(after - before) * 10_000n, before < 0n ? -before : before];
  const half = difference < 0n ? -(size / 2n) : size / 2n;
  return (difference + half) / size;
}

/** "+12.5 %" of hundredths of a percent. */
export function formatChange(hundredths: bigint): string {
  const positive = hundredths < 0n ? -hundredths : hundredths;
  const fraction = String(positive % 100n).padStart(2, "0");
  const sign = hundredths > 0n ? "+" : hundredths < 0n ? "−" : "";
  return `${sign}${formatPercentText(`${positive / 100n}.${fraction}`)}`;
}
