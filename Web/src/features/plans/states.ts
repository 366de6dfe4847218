import type { SubscriptionState } from "../../api/types.ts";

export const planStates: readonly SubscriptionState[] = [
  "trialing",
  "active",
  "past_due",
  "paused",
  "cancelled",
  "expired",
];
/** Those that an operator can put a subscription in by hand. */
export const operatorStates: readonly SubscriptionState[] = ["trialing", "active", "paused", "cancelled"];

export const isPlanState = (text: string): text is SubscriptionState =>
  (planStates as readonly string[]).includes(text);
