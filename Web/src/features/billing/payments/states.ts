import type { Payment, PaymentState } from "../../../api/types.ts";
import { minorOf } from "../../../i18n/money.ts";
import type { Tone } from "../../../ui/Badge.tsx";

export const paymentStates: readonly PaymentState[] = [
  "pending",
  "captured",
  "suspense",
  "failed",
  "cancelled",
  "expired",
];

export const tones: Record<PaymentState, Tone> = {
  pending: "warn",
  captured: "ok",
  suspense: "danger",
  failed: "danger",
  cancelled: "neutral",
  expired: "neutral",
};

/** Hundredths that have been given back, or are on their way. */
export const refunded = (payment: Payment) =>
  (payment.refunds ?? []).filter((refund) => refund.state !== "failed").reduce(
    (sum, refund) => sum + minorOf(refund.amount.amount),
    0n,
  );

/** Hundredths that can still be given back. */
export const refundable = (payment: Payment) =>
  payment.state === "captured" ? minorOf(payment.total.amount) - refunded(payment) : 0n;

/** A refund or a dispute says more of a payment than that it was paid. */
export function standing(payment: Payment): { key: Standing; tone: Tone } {
  if (payment.state !== "captured") return { key: payment.state, tone: tones[payment.state] };
  if (payment.dispute?.state === "open") return { key: "disputed", tone: "danger" };
  if (payment.dispute?.state === "lost") return { key: "lost", tone: "danger" };
  const back = refunded(payment);
  if (back === 0n) return { key: "captured", tone: "ok" };
  return { key: refundable(payment) <= 0n ? "refunded" : "partlyRefunded", tone: "neutral" };
}

export type Standing = PaymentState | "disputed" | "lost" | "refunded" | "partlyRefunded";
