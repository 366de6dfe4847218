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
export type Credits = {
  available: Points;
  held: Points;
  spent: Points;
  state: "ok" | "low" | "locked";
  noticeAt: Points;
  lots: Lot[];
  holds: Hold[];
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
};
