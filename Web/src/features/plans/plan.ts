import type { LimitKey, Money, Plan, PlanInterval, PlanPrice } from "../../api/types.ts";
import { minorOf, moneyText } from "../../i18n/money.ts";

export const limitKeys: readonly LimitKey[] = ["members", "channels", "contacts"];

export const priceIn = (plan: Plan, currency: string): PlanPrice | undefined =>
  plan.prices.find((price) => price.currency === currency);

/** What another one costs a month, where the plan has a limit of it and sells more. */
export const extraPrice = (plan: Plan, currency: string, key: "members" | "channels"): Money | null => {
  const price = priceIn(plan, currency);
  return plan.limits[key] == null ? null : (key === "members" ? price?.member : price?.channel) ?? null;
};

export const priceOf = (price: PlanPrice, interval: PlanInterval): Money =>
  interval === "year" ? price.yearly : price.monthly;

/** What a year costs by the month, rounded to the hundredth. */
export const monthOfYear = ({ yearly }: PlanPrice): Money => ({
  amount: moneyText((minorOf(yearly.amount) + 6n) / 12n),
  currency: yearly.currency,
});

/** What is saved by paying for a year at once, in whole percent; 0 where nothing is. */
export function savedByYear({ monthly, yearly }: PlanPrice): number {
  const twelve = minorOf(monthly.amount) * 12n;
  const saved = twelve - minorOf(yearly.amount);
  return twelve > 0n && saved > 0n ? Number(saved * 100n / twelve) : 0;
}

/** How full a limit is, 0 to 1; nothing where there is no limit. */
export const ratioOf = (used: number, limit: number | null | undefined) =>
  limit == null ? undefined : limit === 0 ? 1 : Math.min(1, used / limit);
