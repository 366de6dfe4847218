import { formatDateTime, formatDay, formatNumber } from "../format.ts";
import { formatMoney } from "../money.ts";

/** What people have written, and names: as they are, whatever they look like. */
const written = new Set([
  "advice",
  "answer",
  "book",
  "by",
  "campaign",
  "channel",
  "choices",
  "contact",
  "email",
  "event",
  "example",
  "exit",
  "in",
  "key",
  "kind",
  "label",
  "market",
  "name",
  "names",
  "of",
  "option",
  "plan",
  "reason",
  "reference",
  "shown",
  "team",
  "template",
  "user",
  "value",
  "variable",
  "whom",
  "why",
  "word",
  "wordBefore",
]);

/** A fact as the language writes it: numbers, sums, days and moments. Undefined for an English word without a translation. */
export function factText(
  name: string,
  fact: string,
  terms?: Readonly<Record<string, string>>,
): string | undefined {
  if (written.has(name)) return fact;
  if (/^-?\d{1,15}(\.\d{1,6})?$/.test(fact)) return terms?.[fact] ?? formatNumber(Number(fact));
  if (terms) return terms[fact];
  if (/^\d{4}-\d\d-\d\dT/.test(fact)) return formatDateTime(fact);
  if (/^\d{4}-\d\d-\d\d$/.test(fact)) return formatDay(`${fact}T12:00`);
  const money = /^([A-Z]{3}) (-?\d+(?:\.\d+)?)$/.exec(fact) ?? /^(-?\d+(?:\.\d+)?) ([A-Z]{3})$/.exec(fact);
  if (!money) return fact;
  const [currency, amount] = /^[A-Z]/.test(fact) ? [money[1]!, money[2]!] : [money[2]!, money[1]!];
  return formatMoney({ amount, currency });
}
