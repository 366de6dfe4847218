import type { Money } from "./billing.ts";
import type { Lot } from "./credits.ts";
import type { Points, Time } from "./common.ts";

export type OperatorOverview = {
  workspaces: { total: number; active: number; locked: number; low: number };
  points: { available: Points; held: Points; spentToday: Points; spentMonth: Points };
  suspense: number;
  deadJobs: number;
  gateways: { id: string; name: string }[];
  version: string;
};

export type CreditState = "ok" | "low" | "locked";
export type OperatorWorkspace = {
  id: string;
  name: string;
  country: string;
  currency: string;
  timeZone: string;
  createdAt: Time;
  ownerEmail?: string | null;
  members: number;
  credits: { available: Points; held: Points; spent: Points; state: CreditState; book: string };
};
export type OperatorLot = Lot & { reference?: string | null; reason?: string | null };
export type OperatorWorkspaceDetail = OperatorWorkspace & {
  lots: OperatorLot[];
  owners: { name: string; email: string }[];
};
export type GrantKind = "promotion" | "adjustment";

/** Percents are decimal strings; a day is one of the book's own clock. */
export type Margin = { from: string; percent: string };
export type PriceBook = {
  name: string;
  currency: string;
  pointsPerUnit: number;
  utcOffsetMinutes: number;
  marginPercent: string;
  margins: Margin[];
  markets: number;
  lastFrom?: string | null;
  workspaces: number;
  /** Steps of the volume discount that workspaces have reached and that have no price here. */
  unpricedTiers: { market: string; category: string; tierFrom: number; workspaces: number }[];
};
export type BookPrice = {
  market: string;
  category: string;
  /** The first message of the month that it is for; 0 is the list price. */
  tierFrom: number;
  amount?: Points | null;
  /** Meta's rate, in the book's currency. */
  cost?: string | null;
  from: Time;
  to?: Time | null;
};
export type PriceChange = {
  market: string;
  category: string;
  tierFrom: number;
  before?: Points | null;
  after: Points;
};
export type PriceImport = {
  from: string;
  opened: PriceChange[];
  closed: { market: string; category: string; tierFrom: number }[];
  unchanged: number;
  untouched: string[];
  applied: boolean;
};

export type OperatorEntry = {
  id: string;
  at: Time;
  actor: string;
  actorName?: string | null;
  action: string;
  subject: string;
  detail?: string | null;
  /** What those are called whose identities stand in `subject` and `detail`. */
  names: Record<string, string>;
};

export type SettingGroup = "supplier" | "points" | "razorpay" | "cashfree" | "stripe" | "policy" | "tax";
export type BillingSetting = {
  name: string;
  label: string;
  group: SettingGroup;
  kind: "text" | "secret" | "number" | "choice";
  choices?: string[] | null;
  /** Never there for a secret. */
  value?: string | null;
  isSet: boolean;
  help?: string | null;
};
export type OperatorGateway = {
  id: string;
  name: string;
  state: "ready" | "incomplete" | "off";
  missing: string[];
  webhookURL?: string | null;
  lastEventAt?: Time | null;
  openPayments: number;
};
export type TaxRate = { from: string; percent: string };

export type SuspenseResolution = "credit" | "refund" | "other";
export type SuspenseItem = {
  id: string;
  at: Time;
  workspaceId?: string | null;
  workspaceName?: string | null;
  paymentId?: string | null;
  gateway: string;
  gatewayPayment?: string | null;
  reason: string;
  words: string;
  amount: Money;
  resolution?: { as: SuspenseResolution; reason: string; by: string; at: Time } | null;
  may: SuspenseResolution[];
};
