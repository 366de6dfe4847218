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
export type KeyCap = { id: string; cap: Points; used?: Points | null; renewsAt?: Time | null };
/** The most that may be spent; `null` is no cap. What is used counts under a cap that there is. */
export type Caps = {
  day?: Points | null;
  month?: Points | null;
  campaign?: Points | null;
  dayUsed?: Points | null;
  monthUsed?: Points | null;
  dayRenewsAt?: Time | null;
  monthRenewsAt?: Time | null;
  apiKeys?: KeyCap[] | null;
};
/** `latest` is null for later than a year from now. */
export type Forecast = { emptyAt: Time; earliest: Time; latest?: Time | null; perDay: Points };
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
  /** What it did to the available balance, with its sign; only in the statement. */
  moved?: Points | null;
  /** After this movement; only in the statement. */
  balance?: Points | null;
};

/** The newest link of the chain of hashes over the journal; SHA-256 in hexadecimal digits. */
export type Seal = { hash: string; at: Time; through: string };
export type StatementHead = { seal: Seal | null };

export type UsageCounts = {
  free: number;
  business: number;
  user: number;
  messages: number;
  delivered: number;
  /** With what the reconciliation booked. */
  points: Points;
  /** What messages in conversations of that kind were charged; those in free ones nothing. */
  businessPoints: Points;
  userPoints: Points;
};
export type UsageGroup = "day" | "category" | "country" | "channel";
/** `markets`, the price list's, of a country only. What the reconciliation booked has the key `reconciliation:2026-11-23`. */
export type UsageRow = UsageCounts & { key: string; markets?: string[] | null };
export type Usage = {
  rows: UsageRow[];
  totals: UsageCounts;
  /** What the journal says was charged in the same time. */
  journal?: Points | null;
};
