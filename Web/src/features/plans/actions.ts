import { api } from "../../api/client.ts";
import type { Plan, PlanInterval, Subscription } from "../../api/types.ts";
import { invalidate, queries } from "../../data/store.ts";
import { goToCheckout, tabForGateway } from "../billing/checkout.ts";

export const subscriptionPath = "/api/subscription";
const returnURL = "/settings/plan";

export type Wish = {
  plan: Plan;
  interval: PlanInterval;
  extraMembers: number;
  extraChannels: number;
};

const keep = (subscription: Subscription) => {
  queries.put(subscriptionPath, subscription);
  invalidate("/api/payments", "/api/plans");
  return subscription;
};

/** Goes to the gateway where something is to be paid first. */
async function paying(gateway: string | undefined, ask: () => Promise<Subscription>) {
  const tab = gateway ? tabForGateway(gateway) : null;
  try {
    const subscription = keep(await ask());
    if (subscription.payment?.state === "pending") {
      queries.put(`/api/payments/${subscription.payment.id}`, subscription.payment);
      goToCheckout(subscription.payment, tab);
    } else tab?.close();
    return subscription;
  } catch (problem) {
    tab?.close();
    throw problem;
  }
}

/** Takes a plan: now, at the renewal, or once it is paid. `gateway` where something is due. */
export const takePlan = (wish: Wish, gateway: string | undefined, key: string) =>
  paying(gateway, () => {
    const { plan, ...rest } = wish;
    const body = { planId: plan.id, ...rest, gateway: gateway ?? null, returnURL };
    return api.put<Subscription>(subscriptionPath, body, { key });
  });

/** Pays what is due for the period that begins. */
export const payDue = (gateway: string) =>
  paying(gateway, () => api.put<Subscription>(`${subscriptionPath}/payment`, { gateway, returnURL }));

export const cancelPlan = async (reason: string) =>
  keep(await api.put<Subscription>(`${subscriptionPath}/cancellation`, { reason: reason || null }));

export const resumePlan = async () =>
  keep(await api.delete<Subscription>(`${subscriptionPath}/cancellation`));
