import type { Points, Time } from "./common.ts";
import type { InboxName } from "./inbox.ts";
import type { Predicate } from "./people.ts";
import type { MessageCost, MessageError, TemplateComponent } from "./messaging.ts";

export type Verdict = "ok" | "duplicate" | "invalid";
export type Import = {
  id: string;
  filename?: string;
  /** `uploading` and `deleting` go by by themselves. */
  state: "uploading" | "uploaded" | "reading" | "ready" | "failed" | "deleting";
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
  remarks?: ImportRemark[];
};
/** Why a row is not what it was to be. `label`: the field whose value it is about. */
export type ImportRemark = {
  code: string;
  text: string;
  label?: string | null;
  facts?: Record<string, string> | null;
};

/** Where a variable's value comes from. A tracked link is the suffix of a button's address that counts who follows it. */
export type VariableSource = {
  field?: string | null;
  column?: string | null;
  text?: string | null;
  tracked?: { url: string } | null;
  fallback?: string | null;
};

export const outcomes = [
  "not-delivered",
  "delivered-not-read",
  "read-not-replied",
  "clicked",
  "replied",
  "failed",
] as const;
export type Outcome = (typeof outcomes)[number];
export type ListedSource = "segment" | "tag" | "community" | "company" | "import";
/** A part of whom a campaign is for, or not for. */
export type AudienceSource =
  | { kind: "all" }
  | { kind: ListedSource; id: string }
  | { kind: "filter"; filter: Predicate }
  | { kind: "contacts"; ids: string[] }
  | { kind: "numbers"; text: string }
  | { kind: "retarget"; campaignId: string; outcome: Outcome };
export type Audience = {
  sources: AudienceSource[];
  exclude: AudienceSource[];
  /** Whoever has said nothing about marketing is left out too. */
  onlyConsented?: boolean;
};
export type AudienceCount = {
  state: "counting" | "counted" | "none";
  countedAt?: Time | null;
  matched: number;
  reachable: number;
  excluded: { reason: string; words: string; count: number }[];
  waves: { day: string; count: number }[];
  sample: { row: number; name?: string | null; phone: string }[];
};

export type ButtonReply = {
  index: number;
  sequenceId?: string | null;
  tagId?: string | null;
  text?: string | null;
  memberId?: string | null;
  teamId?: string | null;
};
/** What is done with the answers. */
export type Replies = {
  buttons: ButtonReply[];
  inbox?: InboxName | null;
  memberId?: string | null;
  teamId?: string | null;
};
export type QuietHours = { from: string; to: string; days?: number[] | null };
export type CampaignSchedule = {
  zone: "account" | "recipient";
  /** Those for whom it is past the start's time already: left out, or they get it at once. */
  whenPassed?: "skip" | "send";
  quiet?: QuietHours | null;
  perMinute?: number | null;
  perDay?: number | null;
  finishBy?: Time | null;
  delivery: "standard" | "optimised";
  lateAfterMinutes?: number;
};
export type Retry = { on: boolean; until?: Time | null; attempts: number };
export type Variant = {
  key: string;
  name: string;
  templateId: string;
  variables: Record<string, VariableSource>;
  /** Percent of those who get it. */
  share: number;
};
export const winnerMeasures = ["delivered", "read", "replied", "clicked"] as const;
export type Winner = { by: (typeof winnerMeasures)[number]; afterHours: number; sample: number };
export type CampaignState =
  | "draft"
  | "scheduled"
  | "starting"
  | "running"
  | "late"
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
  /** `null` when it was deleted all the same. */
  template: { name: string; language: string; category: string } | null;
  kind?: "broadcast" | "api";
  importId?: string | null;
  audience?: Audience | null;
  variables: Record<string, VariableSource>;
  replies?: Replies | null;
  schedule?: CampaignSchedule | null;
  retry?: Retry | null;
  budget?: Points | null;
  variants?: Variant[];
  /** Percent of the audience that gets nothing, to compare with. */
  holdout?: number;
  winner?: Winner | null;
  retargetOf?: { id: string; name: string; outcome: Outcome } | null;
  late?: { since: Time } | null;
  /** The message that the rest gets, once it is chosen. */
  chosen?: string | null;
  /** Why nothing leaves at the moment, and until when. */
  resting?: { until: Time; words: string } | null;
  waves?: { day: string; from?: number | Time | null; count: number; sent: number }[];
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
/** How many of how many messages have arrived. */
export type DeliveryShare = { delivered: number; of: number };
/** Of all that was looked at, and of the worst of its days. */
export type PastDelivery = { usual: DeliveryShare; worst: DeliveryShare };
export type EstimateLine = {
  market: string;
  category: string;
  count: number;
  price: Points;
  amount: Points;
  free?: string | null;
  /** Of one's own messages like these; nothing when there were too few. */
  past?: PastDelivery | null;
};
export type Estimate = {
  /** If all arrive, if as many as usual, and if as few as on the worst day. */
  total: Points;
  expected: Points;
  least: Points;
  /** What lines without a past go by. */
  assumed?: PastDelivery | null;
  recipients: number;
  lines: EstimateLine[];
  available: Points;
  shortBy?: Points | null;
  /** People who may still be written to today, and the days that the whole takes. */
  limit?: { left?: number | null; days: number } | null;
  duration?: { seconds: number } | null;
};
export type CheckItem = {
  key: string;
  state: "ok" | "warn" | "stop";
  code?: string;
  words: string;
  mend?: string | null;
  facts?: Record<string, string>;
  link?: string | null;
};
export type LaunchCheck = { ready: boolean; items: CheckItem[] };
export type Preview = {
  row?: number;
  problems?: string[];
  to: string;
  name?: string | null;
  components: TemplateComponent[];
  /** By the variables' keys, the files of ours in its headers. */
  files?: Record<string, string>;
};
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
  repliedAt?: Time | null;
  /** The first hundred characters. */
  reply?: string | null;
  clickedAt?: Time | null;
  button?: string | null;
  attempt?: number;
  variant?: string | null;
  optedOutAt?: Time | null;
  nextAttemptAt?: Time | null;
};

export type FunnelCounts = {
  audience: number;
  attempted: number;
  sent: number;
  delivered: number;
  read: number;
  replied: number;
  clicked: number;
  failed: number;
  limited: number;
  unknown: number;
  skipped: number;
  optedOut: number;
};
export type FailureReason = {
  code: number;
  title: string;
  class?: string;
  advice?: string | null;
  retryable: boolean;
  count: number;
};
export type CostLine = {
  market: string;
  category: string;
  free?: string | null;
  count: number;
  estimated: Points;
  charged: Points;
  /** Why the two differ. */
  words?: string | null;
  /** The server's code for it, and the category that it was billed as. */
  why?: string | null;
  billedAs?: string | null;
};
export type ReportHour = {
  at: Time;
  sent: number;
  delivered: number;
  read: number;
  replied: number;
  clicked: number;
};
export type VariantResult = {
  key: string;
  name: string;
  audience: number;
  delivered: number;
  read: number;
  replied: number;
  clicked: number;
  cost: Points;
  /** `p` is the bound that chance is below: 0.05, 0.01 or 0.001. */
  better?: { than: string; by: string; p: string } | null;
};
export type CampaignReport = {
  funnel: FunnelCounts;
  reasons: FailureReason[];
  skipped: { code: number; reason?: string; words: string; count: number }[];
  cost: { estimated: Points; charged: Points; released: Points; open: Points; lines: CostLine[] };
  /** `card` is counted from 0. */
  buttons: { index: number; text: string; card?: number | null; clicks: number; people: number }[];
  links: { url: string; clicks: number; people: number }[];
  replies: { people: number; withinHours: number };
  hours: ReportHour[];
  variants?: VariantResult[] | null;
  holdout?: { people: number; replied: number } | null;
};

/** How a number's campaigns spare people, colleagues and the number. What is not there is off. */
export type CampaignSettings = {
  cap?: { messages: number; days: number } | null;
  team?: { waiting: number; minutes: number } | null;
  restsOnRed?: boolean | null;
};
