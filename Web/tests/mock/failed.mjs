// Messages that did not arrive, from every source.
import { tagMany } from "./book.mjs";
import { ago, channels, contacts, conversations, id } from "./data.mjs";
import { paged, Refusal } from "./refusal.mjs";

const codes = [
  [
    131049,
    "Per-user marketing limit",
    "per user",
    true,
    "WhatsApp limits how much marketing a person gets from all businesses together.",
    "Wait a day before sending again: at once it fails again.",
  ],
  [
    131026,
    "Message undeliverable",
    "recipient",
    false,
    "The number has no WhatsApp, or an old one.",
    "Ask the person for another number.",
  ],
  [
    131047,
    "Re-engagement message",
    "window",
    false,
    "More than 24 hours passed since the customer wrote.",
    "Send a template instead.",
  ],
  [
    130472,
    "User’s number is part of an experiment",
    "per user",
    false,
    "Meta holds some people back to measure what marketing does.",
    "Nothing can be done for this message.",
  ],
  [131000, "Something went wrong", "platform", true, "WhatsApp had a fault of its own.", "Send it again."],
];
const day = 86_400_000;
const sources = ["campaign", "campaign", "agent", "sequence", "api", "automation"];
const failed = Array.from({ length: 137 }, (_, index) => {
  const [code, title, kind, retryable, words, advice] = codes[[0, 0, 1, 2, 0, 4, 1, 3, 0][index % 9]];
  const contact = contacts[(index * 7) % contacts.length];
  const source = sources[index % sources.length];
  return {
    messageId: id("msg"),
    conversationId: conversations[index % conversations.length]?.id ?? null,
    contact: { id: contact.id, name: contact.name, phone: contact.phone },
    channelId: channels[0].id,
    source,
    campaign: source === "campaign" ? { id: "cmp_diwali", name: "Diwali preview" } : null,
    code,
    title,
    words,
    advice,
    class: kind,
    retryable,
    at: ago(20 + index * 97),
    attempt: 1 + index % 3 % 2,
    notBefore: code === 131049 ? new Date(Date.parse(ago(20 + index * 97)) + day).toISOString() : null,
  };
});

function matching(query) {
  const from = query.get("from");
  const to = query.get("to");
  const search = (query.get("search") ?? "").toLowerCase();
  return failed.filter((one) =>
    ["source", "channelId"].every((name) => {
      const wanted = query.get(name === "channelId" ? "channel" : name);
      return !wanted || wanted === one[name];
    }) && (!query.get("code") || Number(query.get("code")) === one.code) &&
    (!query.get("class") || query.get("class") === one.class) &&
    (query.get("retryable") !== "true" || one.retryable) && (!from || one.at >= from) &&
    (!to || one.at < to) &&
    `${one.contact.name} ${one.contact.phone}`.toLowerCase().includes(search)
  );
}

function summary({ query }) {
  const found = matching(query);
  const byCode = new Map();
  const byDay = new Map();
  for (const one of found) {
    const { code, title, class: kind, advice, retryable, at } = one;
    const known = byCode.get(code) ?? { code, title, class: kind, advice, retryable, count: 0, lastAt: at };
    known.count += 1;
    byCode.set(code, known);
    byDay.set(at.slice(0, 10), (byDay.get(at.slice(0, 10)) ?? 0) + 1);
  }
  return {
    total: found.length,
    retryable: found.filter((one) => one.retryable).length,
    byCode: [...byCode.values()].sort((left, right) => right.count - left.count),
    byDay: [...byDay].map(([day, count]) => ({ day, count })).sort((left, right) =>
      left.day.localeCompare(right.day)
    ),
  };
}

function meant(body) {
  if (!body.ids && !body.filter) throw new Refusal(400, "Say which messages");
  return body.ids
    ? failed.filter((one) => body.ids.includes(one.messageId))
    : matching(new URLSearchParams(body.filter));
}

function retry({ body }) {
  const wanted = meant(body).filter((one) => body.ids || one.retryable);
  const refused = wanted.filter((one) => !one.retryable).map((one) => ({
    id: one.messageId,
    code: "not-retryable",
    detail: "Sending it again cannot succeed.",
  }));
  const able = wanted.filter((one) => one.retryable);
  // The person’s own limit needs a day to pass; every other campaign tries again by itself.
  const early = able.filter((one) => one.notBefore && Date.parse(one.notBefore) > Date.now());
  const left = early.filter((one, index) => one.campaign && index % 2);
  const scheduled = early.filter((one) => !left.includes(one));
  if (!body.preview) {
    for (const one of able) if (!left.includes(one)) failed.splice(failed.indexOf(one), 1);
  }
  return {
    queued: able.length - early.length,
    scheduled: scheduled.length,
    left: left.length,
    lastAt: early.map((one) => one.notBefore).sort().at(-1) ?? null,
    refused,
    more: false,
  };
}

function exclude({ body }) {
  const people = new Set(meant(body).map((one) => one.contact.id));
  const edit = tagMany(contacts.filter((one) => people.has(one.id)), body.tagId);
  return { edit, more: false };
}

export const failedRoutes = [
  ["GET", "/api/failed-messages", ({ query }) => paged(matching(query), query)],
  ["GET", "/api/failed-messages/summary", summary],
  ["POST", "/api/failed-messages/retry", retry],
  ["POST", "/api/failed-messages/exclude", exclude],
  ["GET", "/api/failed-messages/export.csv", ({ query }) => ({
    type: "text/csv; charset=utf-8",
    headers: { "Content-Disposition": 'attachment; filename="failed-messages.csv"' },
    file: [
      "at,name,phone,source,code,title",
      ...matching(query).map((one) =>
        [one.at, one.contact.name, one.contact.phone, one.source, one.code, one.title].join(",")
      ),
    ].join("\n"),
  })],
  ["PUT", "/api/_mock/failed", ({ body }) => void (body.empty && failed.splice(0))],
];
