import type { Money, Payment } from "./billing.ts";
import type { Time } from "./common.ts";

export type PlanInterval = "month" | "year";
export type LimitKey = "members" | "channels" | "contacts";
/** Before tax. Another member or channel costs so much a month; `null` where none are sold. */
export type PlanPrice = {
  currency: string;
  monthly: Money;
  yearly: Money;
  member?: Money | null;
  channel?: Money | null;
};
export type PlanFeature = { key: string; label: string; included: boolean };
export type Plan = {
  id: string;
  name: string;
  description: string;
  prices: PlanPrice[];
  /** `null` is no limit. */
  limits: Record<LimitKey, number | null>;
  features: PlanFeature[];
  isDefault: boolean;
};
export type OperatorPlan = Plan & { trialDays: number; retiredAt?: Time | null; workspaces: number };

export type SubscriptionState =
  | "unlimited"
  | "trialing"
  | "active"
  | "past_due"
  | "paused"
  | "cancelled"
  | "expired";
export type LimitUse = { used: number; limit?: number | null };
export type Subscription = {
  plan: Plan;
  state: SubscriptionState;
  interval?: PlanInterval | null;
  startedAt: Time;
  renewsAt?: Time | null;
  trialEndsAt?: Time | null;
  endsAt?: Time | null;
  price?: Money | null;
  usage: Record<LimitKey, LimitUse>;
  extraMembers: number;
  extraChannels: number;
  pending?: { plan: Plan; interval: PlanInterval; at: Time } | null;
  isNextPaid?: boolean;
  /** To be paid before the change is in force. */
  payment?: Payment | null;
};
export type SubscriptionPreview = {
  lines: { description: string; amount: Money }[];
  net: Money;
  taxes: { name: string; percent: string; amount: Money }[];
  tax: Money;
  total: Money;
  takesEffect: "now" | "renewal";
  at: Time;
  nextTotal: Money;
  refusals: { limit: LimitKey; used: number; allowed: number }[];
};
export type OperatorSubscription = {
  workspaceId: string;
  workspaceName: string;
  plan: { id: string; name: string };
  state: SubscriptionState;
  interval?: PlanInterval | null;
  renewsAt?: Time | null;
  price?: Money | null;
};
