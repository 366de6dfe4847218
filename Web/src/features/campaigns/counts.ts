import type { CampaignCounts, RecipientState } from "../../api/types.ts";

/** In the order a recipient goes through them. */
export const recipientStates: readonly RecipientState[] = [
  "queued",
  "submitting",
  "sent",
  "delivered",
  "read",
  "failed",
  "unknown",
  "skipped",
  "cancelled",
];

/** How many ever got that far: whoever has read it has had it delivered. */
export function reached(counts: CampaignCounts) {
  const delivered = counts.delivered + counts.read;
  return { sent: counts.sent + delivered, delivered, read: counts.read };
}

/** Recipients whose message needs nothing more from us, of all. */
export function progress(counts: CampaignCounts) {
  const open = counts.queued + counts.submitting;
  const done = Math.max(0, counts.audience - open);
  return { done, total: counts.audience, ratio: counts.audience === 0 ? 0 : done / counts.audience };
}

export const share = (part: number, whole: number) => whole === 0 ? 0 : part / whole;
