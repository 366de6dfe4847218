import type { Payment, Refund, SetAside } from "../../../api/types.ts";

type Time = string | null | undefined;
export type Step =
  & (
    | { kind: "created" | "captured" | "capturedLate" | "pending" | "suspense" }
    | { kind: "cancelled" | "failed" | "expired" }
    | { kind: "refund"; refund: Refund }
    | { kind: "aside" | "settled"; aside: SetAside }
    | { kind: "disputeOpen" | "disputeWon" | "disputeLost" }
  )
  & { at?: Time };

/** What happened to a payment, oldest first. A step without a time stands where it must have been. */
export function timelineSteps(payment: Payment): Step[] {
  const { state, capturedAt, dispute, setAside = [], refunds = [] } = payment;
  const steps: Step[] = [{ kind: "created", at: payment.createdAt }];
  if (capturedAt) {
    steps.push({ kind: payment.capturedAfterClosing ? "capturedLate" : "captured", at: capturedAt });
  } else if (state === "cancelled" || state === "failed" || state === "expired") {
    steps.push({ kind: state, at: payment.closedAt ?? (state === "expired" ? payment.expiresAt : null) });
  } else if (state === "pending" || setAside.length === 0) {
    steps.push({ kind: state });
  }
  for (const aside of setAside) {
    steps.push({ kind: "aside", aside, at: aside.at });
    if (aside.resolvedAt) steps.push({ kind: "settled", aside, at: aside.resolvedAt });
  }
  for (const refund of refunds) steps.push({ kind: "refund", at: refund.at, refund });
  if (dispute) {
    steps.push({ kind: "disputeOpen", at: dispute.openedAt });
    if (dispute.state === "won") steps.push({ kind: "disputeWon", at: dispute.endedAt });
    if (dispute.state === "lost") steps.push({ kind: "disputeLost", at: dispute.endedAt });
  }
  return inOrder(steps);
}

/** By time; a step without one stays behind the step that it was told after. */
function inOrder(steps: Step[]): Step[] {
  let last = 0;
  const placed = steps.map((step) => {
    const at = step.at ? Date.parse(step.at) : last;
    last = Math.max(last, at);
    return { step, at };
  });
  return placed.sort((left, right) => left.at - right.at).map(({ step }) => step);
}
