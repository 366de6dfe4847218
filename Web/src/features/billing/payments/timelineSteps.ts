import type { Payment, Refund } from "../../../api/types.ts";

export type Step =
  | { kind: "created" | "captured" | "capturedLate" | "expires"; at: string }
  | { kind: "refund"; at: string; refund: Refund }
  | { kind: "cancelled" | "failed" | "expired" | "suspense" | "pending"; at?: undefined }
  | { kind: "disputeOpen" | "disputeWon" | "disputeLost"; at?: undefined };

/** What happened to a payment, oldest first. A step without a time stands where it must have been. */
export function timelineSteps(payment: Payment): Step[] {
  const steps: Step[] = [{ kind: "created", at: payment.createdAt }];
  const { state, capturedAt, expiresAt, dispute } = payment;
  if (capturedAt) {
    steps.push({ kind: payment.capturedAfterClosing ? "capturedLate" : "captured", at: capturedAt });
  } else if (state === "expired" && expiresAt) steps.push({ kind: "expires", at: expiresAt });
  else if (state !== "captured") steps.push({ kind: state });
  const refunds = [...payment.refunds ?? []].sort((left, right) => left.at < right.at ? -1 : 1);
  for (const refund of refunds) steps.push({ kind: "refund", at: refund.at, refund });
  if (dispute) {
    steps.push({ kind: "disputeOpen" });
    if (dispute.state === "won") steps.push({ kind: "disputeWon" });
    if (dispute.state === "lost") steps.push({ kind: "disputeLost" });
  }
  return steps;
}
