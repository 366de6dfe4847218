import type { Points, Time } from "./common.ts";
import type { ParameterFormat, Template, TemplateComponent } from "./messaging.ts";
import type { Bulk } from "./people.ts";

export type TemplatesSummary = {
  syncedAt?: Time | null;
  syncing: boolean;
  names: number;
  namesLimit: number;
  byStatus: { status: string; count: number }[];
  languages: string[];
};

/** What is written, as Meta takes it. */
export type TemplateGiven = {
  channelId: string;
  name: string;
  language: string;
  category: string;
  parameterFormat: ParameterFormat;
  components: TemplateComponent[];
  ttlSeconds: number | null;
  allowCategoryChange: boolean;
};

export type TemplateFinding = {
  rule: string;
  /** What is wrong here. */
  words: string;
  /** What to do about it. */
  mend: string;
  path: string;
  warning: boolean;
  source?: string;
};
export type TemplateCheck = {
  findings: TemplateFinding[];
  predicted: { category: string; words: string };
  names: { used: number; limit: number };
};

export type TemplateKindName =
  | "text"
  | "media"
  | "carousel"
  | "product"
  | "coupon"
  | "offer"
  | "order"
  | "authentication"
  | "form";
export type TemplateSample = {
  id: string;
  title: string;
  words: string;
  kind: TemplateKindName;
  category: string;
  language: string;
  components: TemplateComponent[];
  parameterFormat?: ParameterFormat;
};
export type TemplateLanguage = { code: string; name: string };
export type TemplateFile = { handle: string; mediaId: string; mimeType: string; bytes: number };

export type TemplateEvent = { id: string; at: Time; kind: string; words: string; by?: string | null };
export type TemplateUse = {
  kind: "campaign" | "sequence" | "rule";
  id: string;
  name: string;
  state: string;
};
export type TemplatePerformance = {
  sent: number;
  delivered: number;
  read: number;
  failed: number;
  replied: number;
  clicked: number;
  blocked: number;
  cost: Points;
  costPerReply?: Points | null;
  buttons: { index: number; text: string; clicks: number }[];
  days: {
    day: string;
    sent: number;
    delivered: number;
    read: number;
    replied: number;
    clicked: number;
    cost: Points;
  }[];
};
export type TemplateList = { items: Template[] };

export type FailedSource = "agent" | "campaign" | "sequence" | "api" | "automation";
export type FailedMessage = {
  messageId: string;
  conversationId?: string | null;
  contact: { id: string; name?: string | null; phone?: string | null };
  channelId: string;
  source: FailedSource;
  campaign?: { id: string; name: string } | null;
  code: number;
  title: string;
  words: string;
  advice?: string | null;
  class: string;
  retryable: boolean;
  at: Time;
  attempt: number;
  /** The next attempt, where there is one. */
  retriedAs?: string | null;
  /** The next attempt does not leave before. */
  notBefore?: Time | null;
};
export type FailedCode = {
  code: number;
  title: string;
  class: string;
  advice?: string | null;
  retryable: boolean;
  count: number;
  lastAt: Time;
};
export type FailedSummary = {
  total: number;
  retryable: number;
  byCode: FailedCode[];
  byDay: { day: string; count: number }[];
};
export type FailedRetry = {
  /** Leave at once. */
  queued: number;
  /** Leave when WhatsApp’s wait is over. */
  scheduled: number;
  /** Are tried again by their campaign itself. */
  left: number;
  /** The last moment of those that wait. */
  lastAt?: Time | null;
  refused: { id: string; code: string; detail: string }[];
  /** There are more of them than are sent again at once. */
  more?: boolean;
};
export type FailedExclusion = {
  edit: Bulk;
  /** There are more of them than one edit changes. */
  more: boolean;
};
/** What of failed messages is meant: by their ids, or by what the list asks for. */
export type FailedChoice = { ids: string[] } | { filter: FailedFilter };
/** What a list of failed messages asks for. */
export type FailedFilter = {
  from?: Time;
  to?: Time;
  channel?: string;
  source?: string;
  code?: number;
  search?: string;
  retryable?: boolean;
};
