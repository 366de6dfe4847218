import type { Points, Time } from "./common.ts";
import type { MessageCost, MessageError, TemplateComponent } from "./messaging.ts";

export type Verdict = "ok" | "duplicate" | "invalid";
export type Import = {
  id: string;
  filename?: string;
  state: "uploaded" | "reading" | "ready" | "failed";
  columns: string[];
  sample: string[][];
  mapping: { phone?: string | null; name: string[] };
  defaultCountry?: string | null;
  /** What was odd about the file but could be read all the same. */
  notices?: string[];
  /** Read so far; all of them when it is ready. */
  rows: number;
  ok: number;
  duplicate: number;
  invalid: number;
  /** 0 to 1. */
  progress: number;
  error?: string | null;
};
export type ImportRow = {
  row: number;
  phone: string;
  e164?: string | null;
  verdict: Verdict;
  name?: string | null;
  reason?: string | null;
};

export type VariableSource = { column?: string; text?: string; fallback?: string };
export type CampaignState =
  | "draft"
  | "scheduled"
  | "starting"
  | "running"
  | "paused"
  | "completed"
  | "cancelled"
  | "failed";
export type RecipientState =
  | "queued"
  | "submitting"
  | "sent"
  | "delivered"
  | "read"
  | "failed"
  | "unknown"
  | "skipped"
  | "cancelled";
/** Each recipient counts under its present state, so that the nine add up to `audience`. */
export type CampaignCounts = Record<RecipientState, number> & { audience: number };
/** When its points are set aside, and what happens when there are too few. */
export type Funding = {
  moment: "schedule" | "start";
  ifShort: "fail" | "trim";
  /** The last row of the file that the points reached for. */
  cutRow?: number | null;
};
export type Campaign = {
  id: string;
  name: string;
  channelId: string;
  templateId: string;
  template: { name: string; language: string; category: string };
  importId: string;
  variables: Record<string, VariableSource>;
  state: CampaignState;
  failure?: { code: string; detail: string } | null;
  startAt?: Time | null;
  funding: Funding;
  startedAt?: Time | null;
  finishedAt?: Time | null;
  counts: CampaignCounts;
  cost: { estimated?: Points | null; held: Points; charged: Points };
  createdBy: string;
  createdAt: Time;
};
export type EstimateLine = {
  market: string;
  category: string;
  count: number;
  price: Points;
  amount: Points;
  free?: string | null;
};
export type Estimate = {
  total: Points;
  recipients: number;
  lines: EstimateLine[];
  available: Points;
  shortBy?: Points | null;
};
export type Preview = { to: string; name?: string | null; components: TemplateComponent[] };
export type Recipient = {
  row: number;
  name?: string | null;
  phone: string;
  state: RecipientState;
  error?: MessageError | null;
  sentAt?: Time | null;
  deliveredAt?: Time | null;
  readAt?: Time | null;
  cost?: MessageCost | null;
  messageId?: string | null;
  conversationId?: string | null;
};
