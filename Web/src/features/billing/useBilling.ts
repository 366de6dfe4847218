import { useEffect, useState } from "react";
import type { BillingProfile, BillingState, BillingTerms, Page } from "../../api/types.ts";
import { useQuery } from "../../data/useQuery.ts";

export const useTerms = () => useQuery<BillingTerms>("/api/billing/terms");
export const useProfile = () => useQuery<BillingProfile>("/api/billing/profile");
export const useStates = () => useQuery<Page<BillingState>>("/api/billing/states");

/** The name that people know a gateway by. */
export function useGatewayName() {
  const gateways = useTerms().data?.gateways;
  return (id: string) => gateways?.find((gateway) => gateway.id === id)?.name ?? known[id] ?? id;
}

const known: Record<string, string> = { razorpay: "Razorpay", cashfree: "Cashfree", stripe: "Stripe" };

/** A value that has been the same for a moment: what is asked for while somebody types. */
export function useSettled<Value>(value: Value, wait = 250): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), wait);
    return () => clearTimeout(timer);
  }, [value, wait]);
  return settled;
}
