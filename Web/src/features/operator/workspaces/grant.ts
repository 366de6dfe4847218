import { readPoints } from "../../../i18n/points.ts";

export type GrantDirection = "promotion" | "add" | "takeBack";
export type GrantPlan =
  | { fault: "empty" | "amount" | "beyond"; amount?: undefined }
  /** Micro-points with their sign. */
  | { amount: bigint; fault?: undefined };

/** What would be given or taken, from what is typed; nothing is taken that is not free. */
export function planGrant(
  text: string,
  direction: GrantDirection,
  available: bigint,
  parts: { group: string; decimal: string },
): GrantPlan {
  if (text.trim() === "") return { fault: "empty" };
  const points = readPoints(text, parts);
  if (points === null || points <= 0n) return { fault: "amount" };
  if (direction !== "takeBack") return { amount: points };
  return points > available ? { fault: "beyond" } : { amount: -points };
}
