import type { Points, Time } from "./common.ts";

export type Lot = { id: string; kind: string; amount: Points; left: Points; expiresAt?: Time | null };
export type Hold = {
  id: string;
  reference: string;
  label: string;
  amount: Points;
  captured: Points;
  released: Points;
  openedAt: Time;
};
/** The most that may be spent; `null` is no cap. */
export type Caps = { day?: Points | null; month?: Points | null };
export type Forecast = { emptyAt: Time; earliest: Time; latest: Time; perDay: Points };
export type Credits = {
  available: Points;
  held: Points;
  spent: Points;
  state: "ok" | "low" | "locked";
  noticeAt: Points;
  lots: Lot[];
  holds: Hold[];
  caps?: Caps | null;
  forecast?: Forecast | null;
  /** Locked, nothing is sent at all: free replies neither. */
  strict?: boolean;
};
export type JournalRow = {
  id: string;
  at: Time;
  kind: string;
  amount: Points;
  debit: string;
  credit: string;
  reference?: string | null;
  label?: string | null;
  reason?: string | null;
  /** After this movement; only in the statement. */
  balance?: Points | null;
};

export type UsageCounts = {
  free: number;
  business: number;
  user: number;
  messages: number;
  delivered: number;
  points: Points;
};
export type UsageGroup = "day" | "category" | "country" | "channel";
export type UsageRow = UsageCounts & { key: string; name?: string | null };
export type Usage = { rows: UsageRow[]; totals: UsageCounts };
