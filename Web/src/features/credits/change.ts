import type { JournalRow } from "../../api/types.ts";
import { formatMicroPoints, parsePoints } from "../../i18n/points.ts";

/** What a movement did to the available balance, with its sign; nothing when it went between other accounts. */
export function changeOf(row: Pick<JournalRow, "amount" | "debit" | "credit">) {
  const amount = parsePoints(row.amount);
  if (row.credit === "available") return { text: `+${formatMicroPoints(amount)}`, tone: "in" } as const;
  if (row.debit === "available") return { text: formatMicroPoints(-amount), tone: "out" } as const;
  return { text: formatMicroPoints(amount), tone: "none" } as const;
}
