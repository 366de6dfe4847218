import type { Time } from "./common.ts";
import type { InboxName, Named } from "./inbox.ts";

/** Hours of one day of the week, 1 (Monday) to 7; a `to` that is not after `from` is the next day's, "24:00" the day's end. */
export type DayHours = { day: number; from: string; to: string };
export type Holiday = { date: string; name: string; hours: { from: string; to: string }[] };
export type Calendar = {
  id: string;
  name: string;
  timeZone: string;
  week: DayHours[];
  holidays: Holiday[];
  open: boolean;
  changesAt?: Time | null;
};

export type FirstChoice = "unassigned" | "member" | "team";
export type Assignment = {
  toOwner: boolean;
  toPrevious: boolean;
  then: FirstChoice;
  memberId?: string | null;
  teamId?: string | null;
  onlineOnly: boolean;
  insideHoursOnly: boolean;
  capacity?: number | null;
  whenNobody: "unassigned" | "wait";
};
export type ChannelRules = {
  inbox: InboxName;
  calendarId?: string | null;
  assignment: Assignment;
  welcome: { on: boolean; text: string; again: "once" | "afterDays"; days: number };
  away: { on: boolean; text: string; everyHours: number };
  delayed: { on: boolean; text: string; afterMinutes: number };
  autoResolve: { on: boolean; afterHours: number; text?: string | null };
  reopen: { withinHours: number; to: "same" | "rules" };
  satisfaction: { on: boolean; text: string; scale: "three" | "five"; thanks: string };
};
export type Why = {
  assignment: { at: Time; rule: string | null; words: string }[];
  visible: { member: Named; why: string }[];
};
export type SatisfactionRow = {
  /** Null for what was nobody's. */
  key: string | null;
  name: string;
  asked: number;
  answered: number;
  average: number | null;
};
export type Satisfaction = {
  asked: number;
  answered: number;
  average: number | null;
  items: SatisfactionRow[];
};

export type ChannelProfile = {
  about: string;
  address: string;
  description: string;
  email: string;
  websites: string[];
  vertical: string;
  photoUrl?: string | null;
};
export type ChannelNotice = {
  id: string;
  at: Time;
  kind: string;
  words: string;
  tone?: "ok" | "warn" | "danger" | "info";
};
export type ChannelHealth = {
  state: string;
  quality: string;
  limit?: { tier: string; used: number; left: number | null } | null;
  throughput?: { level: string; perSecond: number } | null;
  displayName?: { name: string; state: string; reason?: string | null } | null;
  verification?: string | null;
  webhook: { lastAt?: Time | null; late: boolean };
  notices: ChannelNotice[];
};
export type CheckState = "ok" | "warn" | "fail" | "skipped";
export type DoctorCheck = { name: string; state: CheckState; words: string; mend?: string | null };
export type MessageErrorRow = {
  code: number;
  title: string;
  class: string;
  retryable: boolean;
  words: string;
  advice: string;
};

export type QuickLink = {
  id: string;
  channelId: string;
  name: string;
  text: string;
  slug: string;
  waUrl: string;
  shortUrl: string;
  clicks: number;
  conversations: number;
  active: boolean;
  by?: Named | null;
  createdAt: Time;
};
export type WidgetSide = "left" | "right";
export type Widget = {
  id: string;
  channelId: string;
  name: string;
  brand: string;
  subtitle: string;
  avatar?: string | null;
  colour: string;
  side: WidgetSide;
  bubble: string;
  greeting: string;
  action: string;
  text: string;
  openByDefault: boolean;
  margin: number;
  domains: string[];
  key: string;
  seen: number;
  clicks: number;
  active: boolean;
};

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
export type FieldOwner = "contact" | "company";
/** A field of one's own on contacts or companies. */
export type CustomField = {
  id: string;
  key: string;
  label: string;
  type: FieldType;
  options?: string[] | null;
  required: boolean;
  default?: string | number | boolean | string[] | null;
  position: number;
  group?: string | null;
  inPanel: boolean;
  /** How many have a value; not counted everywhere. */
  uses?: number | null;
};
