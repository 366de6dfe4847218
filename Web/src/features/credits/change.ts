import type { JournalRow } from "../../api/types.ts";
import { formatMicroPoints, parsePoints } from "../../i18n/points.ts";

/** What a movement did to the available balance, with its sign; nothing when it went between other accounts. */
export function changeOf(row: Pick<JournalRow, "amount" | "debit" | "credit" | "moved">) {
  const amount = parsePoints(row.amount);
  if (row.moved != null) {
    const moved = parsePoints(row.moved);
    if (moved > 0n) return { text: `+${formatMicroPoints(moved)}`, tone: "in" } as const;
    if (moved < 0n) return { text: formatMicroPoints(moved), tone: "out" } as const;
    return { text: formatMicroPoints(amount), tone: "none" } as const;
  }
  if (row.credit === "available") return { text: `+${formatMicroPoints(amount)}`, tone: "in" } as const;
  if (row.debit === "available") return { text: formatMicroPoints(-amount), tone: "out" } as const;
  return { text: formatMicroPoints(amount), tone: "none" } as const;
}
