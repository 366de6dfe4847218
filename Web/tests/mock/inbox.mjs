// The shared inbox of the mock: tabs, counts, assignment, notes, events, reminders, presence, scheduled messages.
import { ago, contacts, conversations, id, members, messages, self } from "./data.mjs";
import { emit } from "./events.mjs";
import { find, named, peopleRoutes, tags, teams } from "./people.mjs";
import { notFound, paged, Refusal } from "./refusal.mjs";

export const entries = new Map();
const scheduled = [];
const presences = new Map();
const [asha, daniel, mina] = members.map(named);

const bare = ({ id, name, colour }) => ({ id, name, colour });
conversations.forEach((conversation, index) => {
  const owner = index % 5 === 0 ? asha : index % 5 === 1 ? daniel : index % 5 === 2 ? mina : null;
  const team = owner === null && index % 10 === 3 ? named(teams[index % 20 === 3 ? 0 : 1]) : null;
  Object.assign(conversation, {
    inbox: index % 3 === 2 ? "support" : "sales",
    assignee: { member: owner, team },
    pinned: index === 2 || index === 5,
    markedUnread: false,
    mentioned: index === 1 || index === 6,
    tags: tags.slice(0, 5).filter((_, at) => (index + at * 3) % 7 === 0).map(bare),
    reminderAt: index === 5 ? new Date(Date.now() + 3 * 3_600_000).toISOString() : null,
    source: index % 6 === 0 ? "ad" : index % 6 === 3 ? "link" : null,
    entryUntil: index === 6 ? new Date(Date.now() + 41 * 3_600_000).toISOString() : null,
  });
  entries.set(conversation.id, []);
  for (const message of messages.get(conversation.id)) {
    if (message.direction === "out" && message.origin === "agent") message.author = owner ?? daniel;
  }
});

const event = (conversation, name, data = {}, author = asha, at = new Date().toISOString()) =>
  addEntry(conversation, { kind: "event", at, author, text: null, event: { name, data } });
function addEntry(conversation, made) {
  const entry = { id: id("ent"), mentions: [], event: null, ...made };
  if (!entries.has(conversation.id)) entries.set(conversation.id, []);
  entries.get(conversation.id).push(entry);
  return entry;
}
const first = conversations[0];
event(first, "assigned", { member: asha, rule: "previous" }, null, ago(2_900));
addEntry(first, {
  kind: "note",
  at: ago(310),
  author: daniel,
  text: "She asked for gift wrapping twice: please *check the box* before it leaves. @Asha Verma",
  mentions: [asha],
});
event(first, "resolved", {}, asha, ago(1_430));
event(first, "reopened", {}, null, ago(401));
event(first, "rated", { score: 5 }, null, ago(1_425));
event(first, "tagged", { tag: bare(tags[0]) }, asha, ago(60));

const changed = (conversation) => emit("conversation.changed", { conversationId: conversation.id });
const get = (wanted) => find(conversations, wanted);
export const isEmpty = (query) =>
  !["tab", "inbox", "tag", "assignee", "unread", "window", "source", "channel", "from", "to", "sort"].some((
    name,
  ) => query.has(name));

const inTab = {
  unassigned: (found) => found.status === "open" && !found.assignee?.member,
  mine: (found) => found.status === "open" && found.assignee?.member?.id === self.id,
  mentions: (found) => found.mentioned,
  pinned: (found) => found.pinned,
  open: (found) => found.status === "open",
  resolved: (found) => found.status === "resolved",
};
const isUnread = (found) => found.unread > 0 || found.markedUnread;

export function matches(query, shown) {
  const words = (query.get("search") ?? "").toLowerCase();
  const assignee = query.get("assignee");
  const window = query.get("window");
  const isOpen = shown.windowUntil && Date.parse(shown.windowUntil) > Date.now();
  const filter = query.get("filter");
  const tab = query.get("tab") ?? (filter === "resolved" ? "resolved" : "open");
  return (words && !query.has("tab") ? shown.status === "open" : inTab[tab](shown)) &&
    (filter !== "unread" || isUnread(shown)) &&
    (!query.get("inbox") || shown.inbox === query.get("inbox")) &&
    (!query.get("channel") || shown.channelId === query.get("channel")) &&
    (!query.get("tag") || shown.tags?.some((tag) => tag.id === query.get("tag"))) &&
    (!query.get("source") || shown.source === query.get("source")) &&
    (query.get("unread") !== "true" || isUnread(shown)) &&
    (!window || (window === "open") === !!isOpen) &&
    (!query.get("from") || shown.updatedAt >= query.get("from")) &&
    (!query.get("to") || shown.updatedAt < query.get("to")) &&
    (!assignee ||
      (assignee === "none"
        ? !shown.assignee?.member && !shown.assignee?.team
        : shown.assignee?.member?.id === assignee || shown.assignee?.team?.id === assignee)) &&
    (!words ||
      `${shown.contact.name} ${shown.contact.phone} ${
        messages.get(shown.id).map((message) => message.text).join(" ")
      }`.toLowerCase().includes(words));
}

function counts({ query }) {
  const inbox = query.get("inbox");
  const all = conversations.filter((found) => !inbox || found.inbox === inbox);
  return Object.fromEntries(
    Object.entries(inTab).map(([tab, test]) => {
      const found = all.filter(test);
      return [tab, { total: found.length, unread: found.filter(isUnread).length }];
    }),
  );
}

function assign(conversation, { memberId, teamId, toOwner }) {
  if (toOwner) {
    const owner = contacts.find(({ id }) => id === conversation.contact.id)?.owner;
    if (!owner) {
      const detail =
        "Nobody owns this contact. Choose an owner, or give the conversation to somebody by name.";
      throw new Refusal(409, "This contact has no owner", detail, undefined, {
        code: "contact-without-owner",
      });
    }
    memberId = owner.id;
  }
  const member = memberId ? named(find(members, memberId)) : null;
  const team = teamId ? named(find(teams, teamId)) : null;
  conversation.assignee = { member, team };
  event(conversation, member || team ? "assigned" : "unassigned", { member, team });
  changed(conversation);
}

const setStatus = (status) => (conversation) => {
  conversation.status = status;
  event(conversation, status === "resolved" ? "resolved" : "reopened");
  changed(conversation);
};
const setTags = (conversation, wanted) => {
  const before = conversation.tags ?? [];
  conversation.tags = tags.filter((tag) => wanted.includes(tag.id)).map(bare);
  for (const tag of conversation.tags) {
    if (!before.some((known) => known.id === tag.id)) event(conversation, "tagged", { tag });
  }
  for (const tag of before) if (!wanted.includes(tag.id)) event(conversation, "untagged", { tag });
  changed(conversation);
};

function bulk({ body: { ids, action } }) {
  const done = [];
  const refused = [];
  for (const wanted of ids) {
    const conversation = conversations.find((found) => found.id === wanted);
    if (!conversation) refused.push({ id: wanted, code: "not-found", detail: "It is not there any more." });
    else {
      try {
        if (action.assign) assign(conversation, action.assign);
      } catch (refusal) {
        refused.push({ id: wanted, code: refusal.facts.code, detail: refusal.detail });
        continue;
      }
      if (action.resolve) setStatus("resolved")(conversation);
      if (action.reopen) setStatus("open")(conversation);
      if (action.read) conversation.unread = 0, conversation.markedUnread = false, changed(conversation);
      const own = (conversation.tags ?? []).map((tag) => tag.id);
      if (action.tag) setTags(conversation, [...own, action.tag]);
      if (action.untag) setTags(conversation, own.filter((tag) => tag !== action.untag));
      done.push(wanted);
    }
  }
  return { done, refused };
}

function note({ parameters, body }) {
  const conversation = get(parameters.id);
  const list = entries.get(conversation.id) ?? [];
  const before = list.find((entry) => entry.clientId === body.clientId);
  if (before) return before;
  const made = addEntry(conversation, {
    kind: "note",
    at: new Date().toISOString(),
    author: asha,
    text: body.text,
    clientId: body.clientId,
    mentions: (body.mentions ?? []).map((wanted) => named(find(members, wanted))),
  });
  if (body.mentions?.includes(self.id)) conversation.mentioned = true;
  emit("entry.created", { conversationId: conversation.id, entryId: made.id });
  return made;
}

const findNote = (wanted) =>
  [...entries.values()].flat().find((entry) => entry.id === wanted && entry.kind === "note") ?? (() => {
    throw notFound();
  })();

export function presence(conversation, member, state) {
  const present = presences.get(conversation) ?? new Map();
  if (state === "gone") present.delete(member.id);
  else present.set(member.id, { ...member, state });
  presences.set(conversation, present);
  emit("presence", { conversationId: conversation, members: [...present.values()] });
}

/** Refuses a reply to what a colleague has answered since the sender last looked. */
export function answeredMeanwhile(conversation, { seen, anyway }) {
  if (!seen || anyway) return;
  const list = messages.get(conversation.id);
  const at = list.findIndex((message) => message.id === seen);
  const later = at < 0
    ? []
    : list.slice(at + 1).filter((message) => message.direction === "out" && message.author?.id !== self.id);
  if (later.length === 0) return;
  throw new Refusal(
    409,
    "Somebody answered meanwhile",
    `${later.at(-1).author?.name} has written since you last looked.`,
    undefined,
    {
      type: "answered-meanwhile",
      code: "answered-meanwhile",
      by: later.at(-1).author,
      at: later.at(-1).at,
      messages: later,
    },
  );
}

export function take(conversation) {
  if (conversation.assignee?.member) return;
  conversation.assignee = { member: asha, team: conversation.assignee?.team ?? null };
  event(conversation, "assigned", { member: asha });
  changed(conversation);
}

export function schedule(made, sendAt) {
  const waiting = { ...made, sendAt, state: "queued" };
  scheduled.push(waiting);
  return waiting;
}

function transcript({ parameters, query }) {
  const conversation = get(parameters.id);
  const lines = messages.get(conversation.id).map((message) =>
    `${message.at} ${message.direction === "in" ? conversation.contact.name : "Marigold"}: ${
      message.text ?? message.type
    }`
  );
  const format = query.get("format") ?? "txt";
  return {
    file: lines.join("\n"),
    type: { txt: "text/plain", csv: "text/csv", html: "text/html" }[format],
    headers: { "Content-Disposition": `attachment; filename="conversation.${format}"` },
  };
}

export function thread({ parameters, query }) {
  const conversation = get(parameters.id);
  const list = [...messages.get(conversation.id), ...(entries.get(conversation.id) ?? [])];
  list.sort((left, right) => left.at < right.at ? -1 : left.at > right.at ? 1 : left.id < right.id ? -1 : 1);
  list.reverse();
  const [around, before, after] = ["around", "before", "after"].map((name) => query.get(name));
  const limit = Math.min(200, Number(query.get("limit") ?? 50));
  const end = list.length;
  // A line's place is counted from the beginning, so that it stays the same while new ones come.
  const page = (from, to) => ({
    items: list.slice(from, to),
    next: to < end ? String(end - to) : null,
    older: to < end ? String(end - to) : null,
    newer: from > 0 ? String(end - from) : null,
  });
  if (around) {
    const at = list.findIndex((line) => line.id === around);
    if (at < 0) throw notFound();
    return page(Math.max(0, at - Math.floor(limit / 2)), Math.min(end, at + Math.ceil(limit / 2)));
  }
  if (after) return page(Math.max(0, end - Number(after) - limit), end - Number(after));
  const from = before ? end - Number(before) : 0;
  return page(from, Math.min(end, from + limit));
}

const act = (change) => ({ parameters, body }) => {
  const conversation = get(parameters.id);
  change(conversation, body);
  changed(conversation);
};

export const inboxRoutes = (forward) => [
  ["GET", "/api/conversations/counts", counts],
  ["POST", "/api/conversations/actions", bulk],
  [
    "PUT",
    "/api/conversations/{id}/resolution",
    ({ parameters }) => setStatus("resolved")(get(parameters.id)),
  ],
  ["DELETE", "/api/conversations/{id}/resolution", ({ parameters }) => setStatus("open")(get(parameters.id))],
  [
    "PUT",
    "/api/conversations/{id}/read",
    act((found) => Object.assign(found, { unread: 0, markedUnread: false })),
  ],
  ["PUT", "/api/conversations/{id}/unread", act((found) => found.markedUnread = true)],
  ["PUT", "/api/conversations/{id}/assignee", ({ parameters, body }) => assign(get(parameters.id), body)],
  ["PUT", "/api/conversations/{id}/pin", act((found) => found.pinned = true)],
  ["DELETE", "/api/conversations/{id}/pin", act((found) => found.pinned = false)],
  [
    "PUT",
    "/api/conversations/{id}/inbox",
    act((found, { inbox }) => {
      event(found, "moved", { from: found.inbox, to: inbox });
      found.inbox = inbox;
    }),
  ],
  ["PUT", "/api/conversations/{id}/block", act((found) => block(found, true))],
  ["DELETE", "/api/conversations/{id}/block", act((found) => block(found, false))],
  ["PUT", "/api/conversations/{id}/tags", ({ parameters, body }) => setTags(get(parameters.id), body.tagIds)],
  [
    "PUT",
    "/api/conversations/{id}/reminder",
    act((found, { at, note }) => {
      found.reminderAt = at;
      event(found, "reminder-set", { at, note });
    }),
  ],
  ["DELETE", "/api/conversations/{id}/reminder", act((found) => found.reminderAt = null)],
  ["POST", "/api/conversations/{id}/notes", note],
  [
    "PATCH",
    "/api/notes/{id}",
    ({ parameters, body }) => {
      const changed = findNote(parameters.id);
      Object.assign(changed, {
        text: body.text,
        mentions: body.mentions.map((id) => named(find(members, id))),
      });
      const [conversationId] = [...entries].find(([, list]) => list.includes(changed));
      emit("entry.changed", { conversationId, entryId: changed.id });
      return changed;
    },
  ],
  ["DELETE", "/api/notes/{id}", ({ parameters }) => {
    const own = findNote(parameters.id);
    for (const list of entries.values()) if (list.includes(own)) list.splice(list.indexOf(own), 1);
  }],
  [
    "GET",
    "/api/conversations/{id}/scheduled",
    ({ parameters }) => ({ items: scheduled.filter((found) => found.conversationId === parameters.id) }),
  ],
  [
    "DELETE",
    "/api/messages/{id}",
    ({ parameters }) => {
      const waiting = find(scheduled, parameters.id);
      scheduled.splice(scheduled.indexOf(waiting), 1);
      const old = (messages.get(waiting.conversationId) ?? []).find(({ id }) => id === waiting.retryOf);
      // A campaign's message has had its last attempt then; of another a new one may be made.
      if (old) old.retriedAs = waiting.campaignId ? { id: waiting.id, state: "cancelled" } : null;
    },
  ],
  ["POST", "/api/messages/{id}/forward", ({ parameters, body }) => {
    const original = [...messages.values()].flat().find((found) => found.id === parameters.id);
    if (!original) throw notFound();
    return {
      done: body.conversationIds.map((wanted) => ({
        conversationId: wanted,
        messageId: forward(get(wanted), original).id,
      })),
      refused: [],
    };
  }],
  [
    "PUT",
    "/api/conversations/{id}/presence",
    ({ parameters, body }) => presence(parameters.id, asha, body.state),
  ],
  ["GET", "/api/conversations/{id}/transcript", transcript],
  ["GET", "/api/search", ({ query }) => {
    const words = (query.get("q") ?? "").toLowerCase();
    const [sender, inbox, tag] = ["sender", "inbox", "tag"].map((name) => query.get(name));
    const isFrom = ({ direction, author }) =>
      !sender || (sender === "contact" ? direction === "in" : direction === "out") &&
        (["contact", "us"].includes(sender) || author?.id === sender);
    const has = query.get("has");
    const hasIt = ({ type, text }) =>
      !has ||
      (has === "link"
        ? /https?:\/\//.test(text ?? "")
        : has === "file"
        ? ["image", "video", "audio", "document", "sticker"].includes(type)
        : has === type);
    const fits = (message) =>
      (has ? (message.text ?? "") : message.text)?.toLowerCase().includes(words) && isFrom(message) &&
      hasIt(message) &&
      (query.get("media") !== "true" || !!message.content?.lodestone_media || !!message.content?.id) &&
      (!query.get("from") || message.at >= query.get("from")) &&
      (!query.get("to") || message.at < query.get("to"));
    const found = conversations.filter((one) =>
      (!inbox || one.inbox === inbox) && (!tag || one.tags?.some(({ id }) => id === tag))
    ).flatMap((conversation) =>
      messages.get(conversation.id).filter(fits).map((
        message,
      ) => ({ message, contact: conversation.contact }))
    ).sort((left, right) => left.message.at < right.message.at ? 1 : -1);
    return paged(
      found.map(({ message, contact }) => {
        const said = message.text ?? "";
        const at = said.toLowerCase().indexOf(words);
        const snippet = [
          { text: said.slice(Math.max(0, at - 30), at), hit: false },
          { text: said.slice(at, at + words.length), hit: true },
          { text: said.slice(at + words.length, at + 90), hit: false },
        ].filter(({ text }) => text);
        const { id, conversationId, type, at: when, direction } = message;
        return { message: { id, conversationId, snippet, type, at: when, direction }, contact };
      }),
      query,
    );
  }],
  // What colleagues do, for the tests.
  ["PUT", "/api/_mock/presence", ({ body }) => presence(body.conversationId, daniel, body.state)],
  ...peopleRoutes(conversations),
];

function block(conversation, isBlocked) {
  conversation.contact.blockedAt = isBlocked ? new Date().toISOString() : undefined;
  const contact = contacts.find((found) => found.id === conversation.contact.id);
  if (contact) contact.blockedAt = isBlocked ? new Date().toISOString() : undefined;
  event(conversation, isBlocked ? "blocked" : "unblocked");
}
export { asha, daniel };
