import type { Money } from "../api/types.ts";
import { currencyFormat } from "./format.ts";
import { plainNumber, type Separators } from "./numbers.ts";

/** A sum with its currency, as the language writes it. The decimal string goes to `Intl` as it is: no floating point. */
export const formatMoney = ({ amount, currency }: Money) =>
  currencyFormat(currency).format(amount as Intl.StringNumericLiteral).replace(/^\u200e?-/, "−");

const pattern = /^(-?)(\d+)(?:\.(\d{1,2}))?$/;

/** Hundredths of the unit of a decimal string. */
export function minorOf(amount: string): bigint {
  const match = pattern.exec(amount);
  if (!match) throw new RangeError(`not an amount of money: ${amount}`);
  const minor = BigInt(match[2]!) * 100n + BigInt((match[3] ?? "").padEnd(2, "0"));
  return match[1] ? -minor : minor;
}

/** As the API writes it. */
export function moneyText(minor: bigint): string {
  const positive = minor < 0n ? -minor : minor;
  return `${minor < 0n ? "-" : ""}${positive / 100n}.${String(positive % 100n).padStart(2, "0")}`;
}

/** A sum as a person types it, with the separators of their language; null when it is none. */
export function readMoney(text: string, separators: Separators): bigint | null {
  const plain = plainNumber(text, separators);
  return plain !== null && /^\d+(\.\d{1,2})?$/.test(plain) ? minorOf(plain) : null;
}
