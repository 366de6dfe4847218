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
  assignment: {
    at: Time;
    rule: string | null;
    words: string;
    code?: string;
    facts?: Record<string, string>;
  }[];
  visible: { member: Named; why: string; code?: string; facts?: Record<string, string> }[];
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
  about?: string | null;
  address?: string | null;
  description?: string | null;
  email?: string | null;
  websites?: string[] | null;
  vertical?: string | null;
  photoUrl?: string | null;
};
export type ChannelNotice = {
  id: string;
  at: Time;
  /** Meta's word for what it is about. */
  field: string;
  words: string;
  facts?: Record<string, string>;
};
export type ChannelHealth = {
  state: string;
  quality: string;
  /** `people` and `left` are null where there is no limit. */
  limit?: { tier: string; people?: number | null; used: number; left?: number | null } | null;
  /** Messages a second. */
  throughput: number;
  displayName: { name: string; state?: string | null; reason?: string | null };
  verification?: string | null;
  webhook: { lastAt?: Time | null; late: boolean };
  checkedAt?: Time | null;
  /** What Meta's support asks for. */
  support: {
    wabaId: string;
    phoneNumberId: string;
    displayNumber: string;
    apiVersion: string;
    lastMessageId?: string | null;
    lastErrorCode?: number | null;
  };
  notices: ChannelNotice[];
};
export type CheckState = "ok" | "warn" | "fail" | "skipped";
export type DoctorCheck = {
  name: string;
  state: CheckState;
  code?: string;
  words: string;
  mend?: string | null;
  facts?: Record<string, string>;
};
export type MessageErrorRow = {
  /** Of Meta; below zero our own. */
  code: number;
  /** The last of a range of codes. */
  lastCode?: number;
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
  /** Whether a code follows the text. */
  code: boolean;
  slug: string;
  waUrl: string;
  shortUrl: string;
  clicks: number;
  conversations: number;
  active: boolean;
  createdAt: Time;
};
export type WidgetDay = { day: string; page: string; seen: number; clicks: number };
export type WidgetSide = "left" | "right";
export type Widget = {
  id: string;
  channelId: string;
  name: string;
  brand: string;
  subtitle: string;
  avatar: string;
  colour: string;
  side: WidgetSide;
  bubble: string;
  greeting: string;
  action: string;
  text: string;
  openByDefault: boolean;
  margin: number;
  domains: string[];
  /** The line for the website. */
  snippet: string;
  seen: number;
  clicks: number;
  active: boolean;
};

/** Whose fields they are. */
export type FieldOwner = "contact" | "company";
