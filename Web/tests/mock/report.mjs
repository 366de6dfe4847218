// What became of a campaign of the mock, and what is done with its people.
import { withOutcome } from "./audience.mjs";
import { contacts, id } from "./data.mjs";
import { find, tags } from "./people.mjs";
import { Refusal } from "./refusal.mjs";
import { pointsText, unit } from "./wallet.mjs";

const reached = (state) => ({ recipients }) => recipients.filter(state);
const sent = reached(({ state }) => ["sent", "delivered", "read"].includes(state));
const delivered = reached(({ state }) => ["delivered", "read"].includes(state));
const read = reached(({ state }) => state === "read");
const did = (fact) => reached((recipient) => !!recipient[fact]);
const hour = 3_600_000;

function hoursOf(campaign) {
  const facts = {
    sent: "sentAt",
    delivered: "deliveredAt",
    read: "readAt",
    replied: "repliedAt",
    clicked: "clickedAt",
  };
  const hours = new Map();
  const at = (time) => Math.floor(Date.parse(time) / hour) * hour;
  for (const recipient of campaign.recipients) {
    for (const [measure, fact] of Object.entries(facts)) {
      if (!recipient[fact]) continue;
      const key = at(recipient[fact]);
      const row = hours.get(key) ??
        { at: new Date(key).toISOString(), sent: 0, delivered: 0, read: 0, replied: 0, clicked: 0 };
      row[measure] += 1;
      hours.set(key, row);
    }
  }
  return [...hours.entries()].sort(([left], [right]) => left - right).map(([, row]) => row).slice(-200);
}

function reasonsOf(campaign) {
  const reasons = new Map();
  for (const { error } of campaign.recipients) {
    if (!error) continue;
    const reason = reasons.get(error.code) ??
      {
        ...error,
        class: error.code === 131049 ? "limited" : "recipient",
        retryable: error.code === 131049,
        count: 0,
      };
    reason.count += 1;
    reasons.set(error.code, reason);
  }
  return [...reasons.values()].sort((left, right) => right.count - left.count);
}

function variantsOf(campaign) {
  if (!campaign.variants?.length) return null;
  return campaign.variants.map(({ key, name }, index) => {
    const own = { recipients: campaign.recipients.filter(({ variant }) => variant === key) };
    const count = (list) => list(own).length;
    return {
      key,
      name,
      audience: own.recipients.length,
      delivered: count(delivered),
      read: count(read),
      replied: count(did("repliedAt")),
      clicked: count(did("clickedAt")),
      cost: pointsText(count(delivered) * unit),
      better: index === 1 && own.recipients.length > 50 ? { than: "a", by: "clicked", p: "0.05" } : null,
    };
  });
}

export function report({ parameters }, campaigns) {
  const campaign = find(campaigns, parameters.id);
  const { counts, recipients } = campaign;
  const clicked = did("clickedAt")(campaign);
  const limited = recipients.filter(({ error }) => error?.code === 131049).length;
  const failed = recipients.filter(({ state }) => state === "failed").length;
  const done = delivered(campaign).length;
  const free = campaign.kind === "api" ? 0 : Math.floor(done / 40);
  const line = (market, count, charged, words, freeReason = null) => ({
    market,
    category: campaign.template.category.toLowerCase(),
    free: freeReason,
    count,
    estimated: pointsText(count * unit),
    charged: pointsText(charged),
    words,
  });
  return {
    funnel: {
      audience: counts.audience,
      attempted: recipients.filter(({ state }) => !["queued", "skipped", "cancelled"].includes(state)).length,
      sent: sent(campaign).length,
      delivered: done,
      read: read(campaign).length,
      replied: did("repliedAt")(campaign).length,
      clicked: clicked.length,
      failed,
      limited,
      unknown: counts.unknown,
      skipped: counts.skipped,
      optedOut: did("optedOutAt")(campaign).length,
    },
    reasons: reasonsOf(campaign),
    skipped:
      campaign.counted?.excluded.map(({ words, count }, index) => ({ code: -1 - index, words, count })) ?? [],
    cost: {
      estimated: campaign.cost.estimated ?? "0",
      charged: campaign.cost.charged,
      released: pointsText(failed * unit),
      open: campaign.cost.held,
      lines: [
        line("India", done - free, (done - free) * unit, null),
        ...(free > 0 ? [line("India", free, 0, "Inside an open window: free", "free_customer_service")] : []),
        ...(failed > 0 ? [line("India", failed, 0, `${failed} were not delivered and cost nothing`)] : []),
      ],
    },
    buttons: clicked.length === 0 ? [] : [
      {
        index: 0,
        text: "See the collection",
        clicks: Math.round(clicked.length * 1.2),
        people: clicked.length,
      },
      { index: 1, text: "Stop promotions", clicks: 4, people: 4 },
    ],
    links: clicked.length === 0
      ? []
      : [{ url: "https://shop.example/f/festival", clicks: clicked.length + 31, people: clicked.length }],
    replies: { people: did("repliedAt")(campaign).length, withinHours: 72 },
    orders: null,
    hours: hoursOf(campaign),
    variants: variantsOf(campaign),
    holdout: campaign.holdout > 0
      ? { people: Math.round(counts.audience * campaign.holdout / (100 - campaign.holdout)), replied: 3 }
      : null,
  };
}

/** What people of a past campaign did, by turns: answered, pressed, stopped. */
export function behave(recipient, index) {
  const after = (minutes) => new Date(Date.parse(recipient.readAt) + minutes * 60_000).toISOString();
  recipient.attempt = index % 29 === 0 ? 2 : 1;
  if (recipient.state === "failed" && recipient.error?.code === 131049) {
    recipient.nextAttemptAt = new Date(Date.now() + 20 * hour).toISOString();
  }
  if (!recipient.readAt) return recipient;
  if (index % 7 === 1) {
    Object.assign(recipient, { clickedAt: after(index % 300), button: "See the collection" });
  }
  if (index % 11 === 2) {
    const reply =
      ["Is it there in blue?", "Thank you! See you on Sunday", "क्या यह अभी भी उपलब्ध है?"][index % 3];
    Object.assign(recipient, { repliedAt: after(index % 400), reply });
  }
  if (index % 97 === 5) recipient.optedOutAt = after(40);
  return recipient;
}

export function act({ parameters, body }, campaigns) {
  const people = withOutcome(find(campaigns, parameters.id), body.outcome);
  if (body.tagId) {
    const tag = find(tags, body.tagId);
    for (const { phone } of people) {
      const contact = contacts.find((found) => found.phone === phone);
      if (contact && !contact.tags?.some(({ id }) => id === tag.id)) (contact.tags ??= []).push(tag);
    }
  }
  return { matched: people.length };
}

/** A program sends an API campaign's message to one person. */
export function receiveCall({ parameters, body }, campaigns, tell) {
  const campaign = find(campaigns, parameters.id);
  if (campaign.kind !== "api" || campaign.state !== "running") {
    throw new Refusal(409, "This campaign takes no calls", "Start it first.");
  }
  const row = campaign.recipients.length + 1;
  campaign.recipients.push({ row, name: body.name ?? "", phone: body.phone, state: "queued", attempt: 1 });
  campaign.counts.audience += 1;
  campaign.counts.queued += 1;
  tell(campaign);
  return { row, state: "queued", messageId: id("msg"), skipped: null };
}
