import type { VariableSource } from "./campaigns.ts";
import type { Points, Time } from "./common.ts";
import type { Named } from "./inbox.ts";
import type { Contact } from "./messaging.ts";
import type { Predicate } from "./people.ts";

export type SequenceState = "draft" | "live" | "paused";
export type SequenceStage = "enrolled" | "inProgress" | "completed" | "dropped" | "success" | "failed";
/** `enrolled` is everybody who ever was in it; the others are those who are there now. */
export type SequenceCounts = Record<SequenceStage, number>;
export const triggers = ["create", "update", "both", "event", "campaign", "manual"] as const;
export const triggerOutcomes = ["delivered", "read", "replied", "clicked", "failed"] as const;
export type TriggerOutcome = (typeof triggerOutcomes)[number];
export type SequenceTrigger = {
  on: (typeof triggers)[number];
  event?: string | null;
  campaign?: { id: string; outcome: TriggerOutcome } | null;
  /** Whether contacts that an import makes count as made. */
  imports?: boolean | null;
};
export const delayUnits = ["minutes", "hours", "days"] as const;
export type StepDelay = {
  amount: number;
  unit: (typeof delayUnits)[number];
  after: "previous" | "enrolment";
};
export type SequenceStep = {
  id: string;
  name: string;
  on: boolean;
  delay: StepDelay;
  condition?: Predicate | null;
  template?: { templateId: string; variables: Record<string, VariableSource> } | null;
  /** Sent in its place inside an open window. */
  text?: string | null;
};
/** What a sequence does. */
export type SequencePlan = {
  trigger: SequenceTrigger;
  start?: Predicate | null;
  success?: Predicate | null;
  failure?: Predicate | null;
  stopOnReply: boolean;
  once: boolean;
  /** 1 is Monday. */
  days: number[];
  from?: string | null;
  to?: string | null;
  zone: "account" | "recipient";
  steps: SequenceStep[];
};
export type Sequence = {
  id: string;
  name: string;
  channelId: string;
  state: SequenceState;
  version?: number | null;
  /** The draft differs from what is live. */
  changed: boolean;
  draft: SequencePlan;
  counts: SequenceCounts;
  createdBy?: string | Named | null;
  createdAt: Time;
  publishedAt?: Time | null;
};
export type SequenceFinding = {
  path: string;
  words: string;
  mend?: string | null;
  code?: string | null;
  facts?: Record<string, string>;
  warning?: boolean;
};
export type SequenceVersion = {
  version: number;
  publishedAt: Time;
  by?: string | Named | null;
  steps: number | SequenceStep[];
};
export type Enrolment = {
  id: string;
  contact: Pick<Contact, "id" | "name" | "phone">;
  stage: SequenceStage;
  words: string;
  step?: { id: string; name: string } | null;
  nextAt?: Time | null;
  enrolledAt: Time;
  endedAt?: Time | null;
};
export type PathItem = {
  at: Time;
  step?: { id: string; name: string } | string | null;
  kind: string;
  words: string;
  messageId?: string | null;
  state?: string | null;
};
/** The path comes where one enrolment is asked for, and not in lists. */
export type EnrolmentPath = Enrolment & { path?: PathItem[] | null };
export type EnrolAnswer = {
  matched: number;
  enrolled: number;
  /** Being enrolled, for there are many. */
  queued?: number;
  skipped: { reason: string; words: string; count: number }[];
};
export type StepNumbers = {
  id: string;
  name: string;
  /** Who came to wait for it. */
  scheduled: number;
  sent: number;
  delivered: number;
  read: number;
  replied: number;
  clicked: number;
  failed: number;
  dropped: number;
  cost: Points;
};
export type SequenceAnalytics = {
  days: ({ day: string } & Record<Exclude<SequenceStage, "inProgress">, number>)[];
  /** Successes of a hundred enrolled. */
  conversion?: number | null;
  steps: StepNumbers[];
};
