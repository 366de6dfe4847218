import {
  channels,
  contacts,
  conversations,
  id,
  message,
  messages,
  price,
  self,
  templates,
  workspace,
} from "./data.mjs";
import { emit } from "./events.mjs";
import { answeredMeanwhile, asha, daniel, inboxRoutes, matches, schedule, take, thread } from "./inbox.mjs";
import { notFound, paged, Refusal } from "./refusal.mjs";

/** The files that were put up, by their ids. */
export const media = new Map();
const picture =
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300"><rect width="400" height="300" fill="#26406f"/>${
    Array.from({ length: 40 }, (_, index) =>
      `<circle cx="${(index % 8) * 54 + 20}" cy="${
        Math.floor(index / 8) * 62 + 26
      }" r="15" fill="none" stroke="#e8c56a" stroke-width="4"/>`).join("")
  }</svg>`;

/** Files whose state a test sets: on its way, failed, fetched again. */
const fetches = new Map();
export const known = (made) => {
  const kind = made.type;
  const content = made.content ?? {};
  const id = content.lodestone_media ?? content.id;
  if (!["image", "video", "audio", "voice", "document", "sticker"].includes(kind) || !id) return made;
  const isRecording = kind === "audio" || kind === "voice";
  const facts = fetches.get(id) ?? { state: "ready" };
  return {
    ...made,
    media: {
      id,
      url: `/api/media/${id}`,
      thumb: kind === "image" || (kind === "video" && facts.state === "ready")
        ? `/api/media/${id}?size=thumb`
        : null,
      width: kind === "image" || kind === "video" ? 400 : null,
      height: kind === "image" || kind === "video" ? 300 : null,
      seconds: isRecording ? 14 : kind === "video" ? 65 : null,
      waveform: isRecording ? Array.from({ length: 64 }, (_, at) => 12 + (at * 37) % 88) : null,
      problem: null,
      ...facts,
    },
  };
};

export const findConversation = (wanted) =>
  conversations.find((conversation) => conversation.id === wanted) ?? (() => {
    throw notFound();
  })();

export function shown(conversation) {
  const last = messages.get(conversation.id)?.at(-1);
  return {
    ...conversation,
    lastMessage: last &&
      {
        text: last.text ?? { image: "Picture", audio: "Voice message", document: "Document" }[last.type],
        direction: last.direction,
        state: last.state,
        at: last.at,
      },
    updatedAt: last?.at ?? new Date().toISOString(),
  };
}

function list({ query }) {
  const ids = query.get("ids")?.split(",");
  if (ids) return { items: conversations.map(shown).filter(({ id }) => ids.includes(id)), next: null };
  const found = conversations.map(shown).filter((conversation) => matches(query, conversation));
  const order = query.get("sort") === "oldest" ? -1 : 1;
  found.sort((left, right) => left.updatedAt < right.updatedAt ? order : -order);
  if (query.get("sort") === "waiting") found.reverse().sort((left, right) => waits(right) - waits(left));
  return paged(found, query);
}
const waits = (conversation) => conversation.lastMessage?.direction === "in" ? 1 : 0;

const changed = (conversation, list) =>
  emit("messages.changed", { conversationIds: [conversation], messageIds: list.map((found) => found.id) });

/** Sent, delivered and read, one after another, as webhooks would tell. */
function progress(sent) {
  const steps = [["sent", 250, "sentAt"], ["delivered", 700, "deliveredAt"], ["read", 1500, "readAt"]];
  for (const [state, after, field] of steps) {
    setTimeout(() => {
      sent.state = state;
      sent[field] = new Date().toISOString();
      changed(sent.conversationId, [sent]);
    }, after);
  }
}

export function add(conversation, made) {
  messages.get(conversation.id).push(made);
  emit("message.created", { conversationId: conversation.id, messageId: made.id });
  return made;
}

function send({ parameters, body }) {
  const conversation = findConversation(parameters.id);
  const clientId = `${self.id}:${body.clientId}`; // as the server does: one name space for each sender
  const before = messages.get(conversation.id).find((found) => found.clientId === clientId);
  if (before) return before;
  if (body.text?.body === "a paused plan") {
    throw new Refusal(
      402,
      "Sending is stopped",
      "The workspace’s plan Growth is paused: an owner can renew it.",
      undefined,
      { link: "/billing/plan" },
      "/problems/sending-stopped",
    );
  }
  answeredMeanwhile(conversation, body);
  const isOpen = conversation.windowUntil && Date.parse(conversation.windowUntil) > Date.now();
  if (body.type === "reaction") {
    const target = messages.get(conversation.id).find((found) => found.wamid === body.reaction.message_id);
    if (!target) throw notFound();
    target.reactions = (target.reactions ?? []).filter(({ direction }) => direction !== "out");
    if (body.reaction.emoji) target.reactions.push({ emoji: body.reaction.emoji, direction: "out" });
    changed(conversation.id, [target]);
    return message(conversation.id, "out", "reaction", 0, { clientId, content: body.reaction });
  }
  if (!isOpen && body.type !== "template") {
    throw new Refusal(409, "The 24-hour window is closed", "Only an approved template can be sent.");
  }
  if (body.text?.body === "refuse") {
    throw new Refusal(
      402,
      "Not enough Message Credits",
      "The message costs 0.86 points and 0.00 are available.",
      undefined,
      { shortfall: "712.4631" },
    );
  }
  const chosen = templates.find((template) => template.id === body.template?.templateId);
  const filled = chosen && fill(chosen.components, body.template.values ?? {});
  const file = media.get(body.media?.mediaId);
  const made = message(conversation.id, "out", body.type, 0, {
    clientId,
    at: new Date().toISOString(),
    state: "accepted",
    sentAt: undefined,
    deliveredAt: undefined,
    text: body.text?.body ?? filled?.find((part) => part.type === "BODY")?.text ?? body.media?.caption ??
      body.interactive?.body.text ?? null,
    content: chosen
      ? {
        name: chosen.name,
        language: { code: chosen.language },
        components: sent(body.template.values ?? {}),
      }
      : file
      ? {
        lodestone_media: body.media.mediaId,
        filename: body.media.filename,
        caption: body.media.caption,
        voice: body.media.voice,
      }
      : body.location ?? body.contacts ?? body.interactive ?? {},
    author: asha,
    replyTo: body.replyTo,
    cost: { held: "0.863100", category: chosen?.category.toLowerCase() ?? "service" },
  });
  if (body.sendAt) return schedule(made, body.sendAt);
  take(conversation);
  progress(made);
  return add(conversation, made);
}

function forward(conversation, original) {
  const made = message(conversation.id, "out", original.type, 0, {
    text: original.text,
    content: original.content,
    at: new Date().toISOString(),
    state: "accepted",
    author: asha,
  });
  progress(made);
  return add(conversation, made);
}

/** Meta's send object, from values by the keys of the variables. */
function sent(values) {
  const parts = new Map();
  for (const [key, text] of Object.entries(values)) {
    const place = key.slice(0, key.lastIndexOf("."));
    const [type, index] = place.split(".");
    const part = parts.get(place) ?? { type, ...(index ? { sub_type: "url", index } : {}), parameters: [] };
    part.parameters.push({ type: "text", text });
    parts.set(place, part);
  }
  return [...parts.values()];
}

export const fill = (components, values) =>
  components.map((component) => ({
    ...component,
    text: component.text?.replace(/\{\{(\w+)\}\}/g, (whole, name) =>
      values[`${component.type.toLowerCase()}.${name}`] ?? whole),
  }));

function start({ body }) {
  let contact = contacts.find((found) =>
    found.id === body.contactId || (body.phone && found.phone === body.phone.replaceAll(" ", ""))
  );
  if (!contact && !/^\+?\d[\d ]{8,}$/.test(body.phone ?? "")) {
    throw new Refusal(422, "The request is not valid", undefined, [{
      field: "phone",
      detail: "This is not a phone number.",
    }]);
  }
  if (!contact) {
    contact = {
      id: id("con"),
      name: body.name ?? "",
      phone: body.phone.replaceAll(" ", ""),
      optIn: body.agreed ? "yes" : "unknown",
      createdAt: new Date().toISOString(),
    };
    contacts.unshift(contact);
  }
  const known = conversations.find((found) => found.contact.id === contact.id);
  return shown(known ?? conversationWith(contact));
}

export function conversationWith(contact) {
  const made = {
    id: id("cnv"),
    contact: { id: contact.id, name: contact.name, phone: contact.phone },
    channelId: channels[0].id,
    status: "open",
    unread: 0,
    inbox: "sales",
    assignee: { member: null, team: null },
    tags: [],
  };
  conversations.push(made);
  messages.set(made.id, []);
  return made;
}

/** A customer writes: the simulator's control API. */
export function receive({ from, name, type = "text", text, content = {} }) {
  const phone = `+${String(from).replace(/\D/g, "")}`;
  let contact = contacts.find((found) => found.phone === phone);
  if (!contact) {
    contacts.unshift(
      contact = { id: id("con"), name, phone, optIn: "unknown", createdAt: new Date().toISOString() },
    );
  }
  const conversation = conversations.find((found) => found.contact.id === contact.id) ??
    conversationWith(contact);
  conversation.unread += 1;
  conversation.status = "open";
  conversation.windowUntil = new Date(Date.now() + 86_400_000).toISOString();
  add(
    conversation,
    message(conversation.id, "in", type, 0, {
      text: typeof text === "object" ? text.body : text,
      at: new Date().toISOString(),
      content,
    }),
  );
}

/** A colleague answers, for the tests. */
function colleague({ body }) {
  const conversation = findConversation(body.conversationId);
  add(
    conversation,
    message(conversation.id, "out", "text", 0, {
      text: body.text,
      at: new Date().toISOString(),
      author: daniel,
      ...(body.campaignId ? { campaignId: body.campaignId, origin: "campaign" } : {}),
      ...(body.error ? { state: "failed", deliveredAt: undefined, error: body.error } : { state: "sent" }),
    }),
  );
}

export const messageRoutes = [
  ...inboxRoutes(forward),
  ["PUT", "/api/_mock/colleague", colleague],
  ["GET", "/api/conversations", list],
  ["POST", "/api/conversations", start],
  ["GET", "/api/conversations/{id}", ({ parameters }) => shown(findConversation(parameters.id))],
  ["GET", "/api/conversations/{id}/messages", (call) => {
    const page = thread(call);
    return { ...page, items: page.items.map((item) => item.type ? known(item) : item) };
  }],
  ["GET", "/api/conversations/{id}/prices", ({ parameters }) => {
    const { windowUntil } = findConversation(parameters.id);
    const isOpen = windowUntil && Date.parse(windowUntil) > Date.now();
    return {
      items: [
        { category: "marketing", amount: price, free: null },
        isOpen
          ? { category: "utility", amount: "0.000000", free: "free_customer_service" }
          : { category: "utility", amount: "0.115000", free: null },
        { category: "authentication", amount: "0.115000", free: null },
      ],
    };
  }],
  ["POST", "/api/media/{id}/fetch", ({ parameters }) => {
    fetches.set(parameters.id, { state: "fetching" });
    setTimeout(() => {
      fetches.delete(parameters.id);
      emit("media.changed", { mediaId: parameters.id });
    }, 400);
    return { id: parameters.id, state: "fetching" };
  }],
  ["PUT", "/api/_mock/media", ({ body: { id: wanted, ...facts } }) => void fetches.set(wanted, facts)],
  ["POST", "/api/conversations/{id}/messages", send],
  ["GET", "/api/messages/{id}", ({ parameters }) => {
    const found = [...messages.values()].flat().find((candidate) => candidate.id === parameters.id);
    if (!found) throw notFound();
    return found;
  }],
  ["POST", "/api/messages/{id}/retry", ({ parameters, query }) => {
    const found = [...messages.values()].flat().find((candidate) => candidate.id === parameters.id);
    if (!found) throw notFound();
    if (found.error?.code === 131049) {
      const notBefore = new Date(Date.parse(found.at) + 86_400_000).toISOString();
      if (query.get("later") === "true") {
        const waiting = schedule({ ...found, id: id("msg"), retryOf: found.id }, notBefore);
        found.retriedAs = { id: waiting.id, state: "queued", sendAt: notBefore };
        return waiting;
      }
      throw new Refusal(409, "WhatsApp asks to wait", `Not before ${notBefore}.`, undefined, {
        code: "retry-too-early",
        notBefore,
      }, "/problems/retry-too-early");
    }
    Object.assign(found, { state: "queued", error: undefined });
    progress(found);
    return found;
  }],
  ["POST", "/api/media", ({ raw, query, headers }) => {
    const made = {
      id: id("med"),
      mimeType: headers["content-type"],
      bytes: raw.length,
      filename: query.get("filename"),
    };
    media.set(made.id, { ...made, raw });
    return made;
  }],
  ["GET", "/api/media/{id}", ({ parameters }) => {
    const found = media.get(parameters.id);
    if (found) return { file: found.raw, type: found.mimeType };
    if (parameters.id.startsWith("med_picture")) return { file: picture, type: "image/svg+xml" };
    return { file: "", type: "application/octet-stream" };
  }],
];
export { workspace };
