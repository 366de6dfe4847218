import type { Money } from "./billing.ts";
import type { Points, Time } from "./common.ts";

export type DayState = "waiting" | "agrees" | "differs" | "closed" | "unknown";
export type ReconciledDay = {
  /** "2026-11-28", of the account's time zone. */
  day: string;
  /** Charged ones, and free ones apart. */
  ours: { messages: number; free: number; points: Points };
  /** `null` when Meta was not asked; its cost is `null` where Meta withholds it. */
  theirs?: { volume: number; free: number; cost?: Money | null } | null;
  /** Messages that the two count differently. */
  difference: number;
  state: DayState;
  closedAt?: Time | null;
};
export type ReconciliationAccount = {
  channelId: string;
  name: string;
  wabaId: string;
  lastAskedAt?: Time | null;
  lastError?: string | null;
};
export type CategoryMargin = {
  category: string;
  points: Points;
  cost?: Money | null;
  /** What the points are worth less what they cost. */
  margin?: Money | null;
};
export type ReconciledMonth = {
  month: string;
  timeZone: string;
  accounts: ReconciliationAccount[];
  days: ReconciledDay[];
  totals: Pick<ReconciledDay, "ours" | "theirs" | "difference">;
  margins: CategoryMargin[];
};
export type ReconciledRow = {
  market: string;
  country?: string | null;
  category: string;
  type: string;
  tier?: string | null;
  ours: number;
  theirs?: number | null;
  oursPoints: Points;
  theirsCost?: Money | null;
  class: string;
  words: string;
};
export type ReconciledDayDetail = { day: string; state: DayState; rows: ReconciledRow[] };
