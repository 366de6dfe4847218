import type { LimitKey, OperatorPlan, PlanFeature } from "../../../api/types.ts";
import { moneyText, readMoney } from "../../../i18n/money.ts";

type Parts = { group: string; decimal: string };
/** One currency's prices as they are typed. */
export type PriceDraft = {
  key: number;
  currency: string;
  monthly: string;
  yearly: string;
  member: string;
  channel: string;
};
export type PlanDraft = {
  name: string;
  description: string;
  prices: PriceDraft[];
  limits: Record<LimitKey, string>;
  trialDays: string;
  features: PlanFeature[];
  isDefault: boolean;
};

export function draftOf(plan: OperatorPlan | undefined, decimal: string, features: PlanFeature[]): PlanDraft {
  const text = (money?: { amount: string } | null) => money ? money.amount.replace(".", decimal) : "";
  const limit = (value?: number | null) => value == null ? "" : String(value);
  return {
    name: plan?.name ?? "",
    description: plan?.description ?? "",
    prices: plan?.prices.map((price, key) => ({
      key,
      currency: price.currency,
      monthly: text(price.monthly),
      yearly: text(price.yearly),
      member: text(price.member),
      channel: text(price.channel),
    })) ?? [],
    limits: {
      members: limit(plan?.limits.members),
      channels: limit(plan?.limits.channels),
      contacts: limit(plan?.limits.contacts),
    },
    trialDays: String(plan?.trialDays ?? 0),
    features: plan?.features ?? features.map((feature) => ({ ...feature, included: false })),
    isDefault: plan?.isDefault ?? false,
  };
}

export const isMoney = (text: string, parts: Parts, isOptional = false) =>
  text.trim() === "" ? isOptional : readMoney(text, parts) !== null;
export const isCount = (text: string) => /^\d{0,9}$/.test(text.trim());

/** Twelve months less two, as is usual: a proposal for a field that is still empty. */
export function usualYear(monthly: string, parts: Parts): string {
  const minor = readMoney(monthly, parts);
  return minor === null ? "" : moneyText(minor * 10n).replace(".", parts.decimal);
}

/** What is wrong with the prices, in the order of the list; null where nothing is. */
export function priceFault(price: PriceDraft, all: readonly PriceDraft[], parts: Parts) {
  if (!/^[A-Z]{3}$/.test(price.currency)) return "currency";
  if (all.some((other) => other !== price && other.currency === price.currency)) return "twice";
  if (!isMoney(price.monthly, parts)) return "monthly";
  if (!isMoney(price.yearly, parts)) return "yearly";
  if (!isMoney(price.member, parts, true)) return "member";
  return isMoney(price.channel, parts, true) ? null : "channel";
}

export function isGood(draft: PlanDraft, parts: Parts) {
  return draft.name.trim() !== "" && Object.values(draft.limits).every(isCount) && isCount(draft.trialDays) &&
    draft.prices.every((price) => priceFault(price, draft.prices, parts) === null);
}

/** As the API takes it. */
export function planBody(draft: PlanDraft, parts: Parts) {
  const money = (text: string, currency: string) => {
    const minor = readMoney(text, parts);
    return minor === null ? null : { amount: moneyText(minor), currency };
  };
  const limit = (text: string) => text.trim() === "" ? null : Number.parseInt(text, 10);
  return {
    name: draft.name.trim(),
    description: draft.description.trim(),
    prices: draft.prices.map(({ currency, monthly, yearly, member, channel }) => ({
      currency,
      monthly: money(monthly, currency),
      yearly: money(yearly, currency),
      member: money(member, currency),
      channel: money(channel, currency),
    })),
    limits: {
      members: limit(draft.limits.members),
      channels: limit(draft.limits.channels),
      contacts: limit(draft.limits.contacts),
    },
    features: draft.features.filter(({ included }) => included).map(({ key }) => key),
    trialDays: limit(draft.trialDays) ?? 0,
    isDefault: draft.isDefault,
  };
}
