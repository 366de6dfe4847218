import type { Import, ImportRemark, ImportRow } from "./campaigns.ts";
import type { Points, Time } from "./common.ts";
import type { Named, Tag } from "./inbox.ts";
import type { Contact, OptIn } from "./messaging.ts";

export type FieldType =
  | "text"
  | "longText"
  | "number"
  | "date"
  | "time"
  | "dateTime"
  | "boolean"
  | "select"
  | "multiSelect"
  | "email"
  | "phone"
  | "url";
export type FieldValue = string | number | boolean | string[] | null;
export type FieldValues = Record<string, FieldValue>;
/** A field that the workspace has made for contacts or companies. */
/** A field of one's own on contacts or companies. */
export type CustomField = {
  id: string;
  key: string;
  label: string;
  type: FieldType;
  options?: string[] | null;
  required: boolean;
  default?: FieldValue;
  position: number;
  group?: string | null;
  inPanel: boolean;
  /** How many have a value; not counted everywhere. */
  uses?: number | null;
};
export type FieldChange = { at: Time; by: Named | null; from?: FieldValue; to?: FieldValue };

export const operators = [
  "is",
  "isNot",
  "in",
  "contains",
  "startsWith",
  "isSet",
  "isEmpty",
  "before",
  "after",
  "withinDays",
  "olderThanDays",
  "gt",
  "gte",
  "lt",
  "lte",
] as const;
export type Operator = (typeof operators)[number];
export type TestValue = string | number | boolean | string[];
export type PredicateTest = { field: string; op: Operator; value?: TestValue };
export type Predicate =
  | { all: Predicate[] }
  | { any: Predicate[] }
  | { not: Predicate }
  | PredicateTest;

export type ContactCount = {
  count: number;
  sample: Contact[];
  milliseconds: number;
  reachable: { optedIn: number; blocked: number; withoutNumber: number };
  cost?: { category: string; points: Points } | null;
};
export type Segment = {
  id: string;
  name: string;
  kind: "dynamic" | "static";
  filter?: Predicate | null;
  count?: number | null;
  countedAt?: Time | null;
  by?: Named | null;
};
/** Whom a change, an export or a consent is about. */
export type People = { ids: string[] } | { filter: Predicate } | { segment: string };
/** Whom a file or a word about consent may be about besides: all that is said must be so. */
export type Target = People | { search: string; filter?: Predicate; segment?: string } | { importId: string };
export type ContactChange = {
  tag?: string;
  untag?: string;
  ownerId?: string | null;
  companyId?: string | null;
  community?: string;
  leave?: string;
  fields?: FieldValues;
  blocked?: boolean;
  delete?: true;
};
export type Bulk = {
  id: string;
  state: "running" | "done" | "failed" | "undoing" | "undone";
  matched: number;
  changed: number;
  skipped: number;
  failed: number;
  undoableUntil?: Time | null;
};

export type Company = {
  id: string;
  name: string;
  domain?: string | null;
  industry?: string | null;
  size?: string | null;
  address?: string | null;
  taxId?: string | null;
  owner?: Named | null;
  tags?: Tag[];
  fields?: FieldValues;
  contacts?: number;
  openConversations?: number;
  /** What messages to its contacts have cost; null for those who may not see credits. */
  creditUsed?: Points | null;
};
export type Community = {
  id: string;
  name: string;
  description?: string | null;
  kind: "static" | "dynamic" | "external";
  filter?: Predicate | null;
  inviteLink?: string | null;
  /** Of a dynamic one as it was last counted; null before. */
  members?: number | null;
};

export type TimelineItem = {
  id: string;
  at: Time;
  kind: string;
  by?: Named | null;
  title?: string | null;
  data?: Record<string, unknown> | null;
};
export type ContactNote = { id: string; at: Time; by?: Named | null; text: string; editedAt?: Time | null };

export const purposes = ["marketing", "utility", "authentication", "service"] as const;
export type Purpose = (typeof purposes)[number];
export type PurposeConsent = {
  purpose: Purpose;
  value: OptIn;
  at?: Time | null;
  source?: string | null;
  by?: Named | string | null;
  words?: string | null;
};
export type Consent = { purposes: PurposeConsent[]; events: PurposeConsent[] };

export type Merge = {
  id: string;
  at: Time;
  by?: Named | string | null;
  /** Of the contact that is no more. */
  name?: string | null;
  phones?: string[];
  undoneAt?: Time | null;
};
export type Duplicate = { reason: string; contacts: Contact[] };
export type Erasure = {
  id: string;
  state: "running" | "done";
  requestedBy?: string | null;
  finishedAt?: Time | null;
  counts?: Record<string, number> | null;
  digest?: string | null;
};

/** One column of a file and what it holds: "name", "phone", "optIn", …, "custom.KEY" or "skip". */
export type ImportTarget = { column: string; to: string };
export type ImportRules = {
  duplicates: "update" | "skip" | "fill";
  optIn: "yes" | "no" | "row" | "leave";
  evidence?: string | null;
  /** By their names. */
  tags?: string[];
};
/** How far the rows have become contacts; in a dry run, what would become of them. */
export type ImportWork = {
  state: "none" | "checking" | "checked" | "applying" | "applied" | "undoing" | "undone";
  /** 0 to 1. */
  progress: number;
  created: number;
  updated: number;
  unchanged: number;
  skipped: number;
  refused: number;
  undone: number;
  kept: number;
  startedAt?: Time | null;
};
export type ContactImport = Import & {
  filename: string;
  targets: ImportTarget[];
  rules: ImportRules;
  work: ImportWork;
  rowsTotal: number;
  createdAt: Time;
};
export type ImportOutcome = "created" | "updated" | "unchanged" | "skipped" | "refused" | "undone" | "kept";
export type ContactImportRow = ImportRow & {
  outcome?: ImportOutcome | null;
  outcomeReason?: string | null;
  outcomeRemarks?: ImportRemark[];
  contactId?: string | null;
};
export type Export = {
  id: string;
  state: string;
  rows: number;
  expiresAt?: Time | null;
  url?: string | null;
  format?: "csv" | "xlsx";
  createdAt?: Time;
  createdBy?: string | null;
  /** Of everybody that is asked for; `rows` are those that are in the file so far. */
  total?: number;
  masked?: boolean;
  error?: string | null;
  columns?: string[];
};
export type OptOutWords = {
  words: { language: string; stop: string[]; start: string[] }[];
  confirmStop: string;
  confirmStart: string;
  inboundIsConsent: boolean;
};
