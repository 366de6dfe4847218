import type { Gateway } from "./billing.ts";
import type { Points, Time } from "./common.ts";

export type AutoTopUpState = "off" | "armed" | "waiting" | "backing-off" | "stopped";
export type Mandate = {
  state: "none" | "pending" | "active" | "ended";
  /** "Visa ending in 4242". */
  label?: string | null;
  authorisationURL?: string | null;
  /** Those that can be authorised; without any, a payment link is sent instead. */
  gateways: Gateway[];
};
export type AutoTopUp = {
  enabled: boolean;
  below: Points;
  points: Points;
  monthMax?: Points | null;
  monthUsed: Points;
  gateway?: string | null;
  mandate: Mandate;
  state: AutoTopUpState;
  lastAt?: Time | null;
  nextTryAt?: Time | null;
  failure?: { code: string; detail: string } | null;
  paymentId?: string | null;
};
