import type {
  Campaign,
  CampaignCounts,
  CampaignState,
  Credits,
  Dashboard,
  Page,
  Sequence,
  Session,
} from "../api/types.ts";
import { navigate } from "../app/router.ts";
import { below, invalidate, queries } from "../data/store.ts";
import { mediaChanged, messagesChanged, threadPath } from "./conversations.ts";
import { liveEvents } from "./events.ts";

type Data = Record<string, unknown>;

const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(String) : typeof value === "string" ? [value] : [];

const isUsage = (key: string) => key.startsWith("/api/credits/usage");
let usageTimer: ReturnType<typeof setTimeout> | undefined;

/** A report sums up months: while a campaign runs it is not asked for with every settled message. */
function usageChanged() {
  usageTimer ??= setTimeout(() => {
    usageTimer = undefined;
    queries.invalidate((key) => isUsage(key) || below("/api/failed-messages")(key));
  }, 15_000);
}

function walletChanged({ available, held }: Data) {
  if (typeof available === "string" && typeof held === "string") {
    queries.update<Credits>("/api/credits", (credits) => ({ ...credits, available, held }));
    queries.update<Dashboard>(
      "/api/dashboard",
      (board) => board.credits ? { ...board, credits: { ...board.credits, available, held } } : board,
    );
  }
  queries.invalidate((key) => below("/api/dashboard")(key) || (below("/api/credits")(key) && !isUsage(key)));
  usageChanged();
}

function campaignChanged(data: Data) {
  const id = String(data.campaignId ?? data.subject ?? "");
  const change = (campaign: Campaign): Campaign =>
    campaign.id !== id ? campaign : {
      ...campaign,
      counts: (data.counts as CampaignCounts | undefined) ?? campaign.counts,
      state: (data.state as CampaignState | undefined) ?? campaign.state,
    };
  queries.update<Campaign>(`/api/campaigns/${id}`, change);
  queries.update<Page<Campaign>>(
    (key) => key.startsWith("pages /api/campaigns") && !key.includes("/recipients"),
    (page) =>
      page.items.some((campaign) => campaign.id === id) ? { ...page, items: page.items.map(change) } : page,
  );
  queries.invalidate((key) =>
    key === `/api/campaigns/${id}` || key.startsWith(`pages /api/campaigns/${id}/recipients`) ||
    key.startsWith("pages /api/campaigns?") || key === "pages /api/campaigns" || key === "/api/dashboard"
  );
}

let sequenceTimer: ReturnType<typeof setTimeout> | undefined;

/** One that many are in tells of itself by the second; its lists are asked for a little later. */
function sequenceChanged({ sequenceId, counts, state }: Data) {
  queries.update<Sequence>(`/api/sequences/${String(sequenceId)}`, (sequence) => ({
    ...sequence,
    counts: (counts as Sequence["counts"] | undefined) ?? sequence.counts,
    state: (state as Sequence["state"] | undefined) ?? sequence.state,
  }));
  sequenceTimer ??= setTimeout(() => {
    sequenceTimer = undefined;
    invalidate("/api/sequences");
  }, 1_500);
}

/** One that became part of another is no more: whoever looks at it is led to the other. */
function conversationChanged({ conversationId, subject, mergedInto }: Data) {
  const id = String(conversationId ?? subject);
  messagesChanged([id, ...strings(mergedInto)], [], false);
  if (mergedInto === undefined) return;
  // Lines of any age have come into it.
  invalidate(`/api/conversations/${String(mergedInto)}`);
  if (location.pathname === `/inbox/${id}`) navigate(`/inbox/${String(mergedInto)}`, { replace: true });
}

/** Notes, as messages; what was deleted or changed may stand further up than the newest lines. */
function entryChanged({ conversationId }: Data) {
  invalidate(threadPath(String(conversationId)));
}

const appliers: Record<string, (data: Data) => void> = {
  "message.created": (data) => messagesChanged(strings(data.conversationId), [], true),
  "messages.changed": (data) =>
    messagesChanged(strings(data.conversationIds), strings(data.messageIds), false),
  "message.scheduled": (data) => invalidate(`/api/conversations/${String(data.conversationId)}/scheduled`),
  "conversation.changed": conversationChanged,
  "media.changed": (data) => mediaChanged(String(data.mediaId)),
  "entry.created": (data) => messagesChanged(strings(data.conversationId), [], true),
  "entry.changed": entryChanged,
  "entry.deleted": entryChanged,
  "members.changed": () => invalidate("/api/members", "/api/teams"),
  "teams.changed": () => invalidate("/api/teams"),
  // A new one is nowhere yet.
  "tags.changed": ({ id }) => id ? invalidate("/api/tags", "/api/conversations") : invalidate("/api/tags"),
  "quick-replies.changed": () => invalidate("/api/quick-replies"),
  "views.changed": () => invalidate("/api/views"),
  "campaign.changed": campaignChanged,
  "wallet.changed": walletChanged,
  "tier.reached": () => invalidate("/api/prices"),
  "payment.changed": () =>
    invalidate(
      "/api/payments",
      "/api/credits",
      "/api/invoices",
      "/api/subscription",
      "/api/billing/auto-top-up",
    ),
  "auto-top-up.changed": () => invalidate("/api/billing/auto-top-up"),
  "subscription.changed": () => invalidate("/api/subscription", "/api/operator/subscriptions"),
  "reconciliation.changed": () => invalidate("/api/reconciliation"),
  "invoice.issued": () => invalidate("/api/invoices", "/api/payments"),
  "import.changed": (data) => invalidate(`/api/imports/${String(data.importId ?? data.subject ?? "")}`),
  "bulk.changed": () => invalidate("/api/contacts/bulk"),
  "contact.created": () => invalidate("/api/contacts"),
  "contact.changed": () => invalidate("/api/contacts"),
  "contacts.changed": () => invalidate("/api/contacts"),
  "contact.deleted": () => invalidate("/api/contacts"),
  "contact.erased": () => invalidate("/api/contacts", "/api/erasures", "/api/conversations"),
  "consent.changed": () => invalidate("/api/contacts"),
  "contact-fields.changed": () => invalidate("/api/contact-fields"),
  "segments.changed": () => invalidate("/api/segments"),
  "communities.changed": () => invalidate("/api/communities"),
  "company.created": () => invalidate("/api/companies"),
  "company.changed": () => invalidate("/api/companies"),
  "company.deleted": () => invalidate("/api/companies"),
  "export.changed": () => invalidate("/api/exports"),
  "sequence.changed": sequenceChanged,
  "template.changed": () => invalidate("/api/templates"),
  "channel.changed": () => invalidate("/api/channels", "/api/dashboard"),
  "notice.created": () => invalidate("/api/notices"),
  "notices.read": ({ memberId }) => {
    // In another tab or on another device of this member.
    if (queries.state<Session>("/api/session").data?.member.id === memberId) invalidate("/api/notices");
  },
  "reset": () => queries.invalidate(() => true),
};

/** Ties the live events to the answers kept: what they tell is put in, the rest is loaded again. */
export function applyLiveEvents() {
  liveEvents.onEvent((kind, data) => appliers[kind]?.(data));
  let wasLost = false;
  let wasOpen = false;
  liveEvents.subscribe(() => {
    const { state } = liveEvents.state();
    queries.isLive = state === "open";
    if (state === "open" && !wasOpen) {
      wasOpen = true;
      queries.distrustBefore(Date.now());
    }
    // The stream resumes without a gap, but answers asked for while it was down may have failed.
    if (state === "open" && wasLost) {
      queries.invalidate((key) => queries.state(key).problem !== undefined || below("/api/dashboard")(key));
    }
    wasLost = state === "lost" || (wasLost && state !== "open");
  });
}
