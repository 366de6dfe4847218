// What the panel beside a conversation asks for of the contact: files, campaigns, sequences.
import { contactOf } from "./book.mjs";
import { campaigns } from "./campaigns.mjs";
import { conversations, messages } from "./data.mjs";
import { known } from "./messages.mjs";
import { paged } from "./refusal.mjs";
import { sequences } from "./sequences.mjs";

const kinds = ["image", "video", "audio", "document", "sticker"];
const kindOf = ({ type }) => type === "voice" ? "audio" : type;

/** Newest first. */
const messagesOf = (parameters) => {
  const contact = contactOf(parameters);
  return conversations.filter((one) => one.contact.id === contact.id)
    .flatMap(({ id }) => messages.get(id)).sort((left, right) => left.at < right.at ? 1 : -1);
};

function files({ parameters, query }) {
  const all = messagesOf(parameters).map(known).filter((message) =>
    message.media && kinds.includes(kindOf(message))
  );
  const kind = query.get("kind");
  const page = paged(all.filter((message) => !kind || kindOf(message) === kind), query);
  return {
    ...page,
    items: page.items.map((message) => ({
      id: message.id,
      conversationId: message.conversationId,
      kind: kindOf(message),
      direction: message.direction,
      at: message.at,
      caption: message.content?.caption ?? "",
      author: message.author ?? null,
      media: message.media,
    })),
    counts: query.get("after") ? null : Object.fromEntries(
      kinds.map((one) => [one, all.filter((message) => kindOf(message) === one).length]),
    ),
  };
}

const withTotal = (all, query) => ({
  ...paged(all, query),
  total: query.get("after") ? null : all.length,
});

function campaignsOf({ parameters, query }) {
  const sent = messagesOf(parameters).filter(({ campaignId }) => campaignId);
  return withTotal(
    sent.map((message, place) => ({
      id: message.campaignId,
      name: campaigns.find(({ id }) => id === message.campaignId)?.name ?? message.text.split("\n")[0],
      row: sent.length - place,
      state: message.state === "accepted" ? "sent" : message.state,
      error: message.error ?? null,
      sentAt: message.sentAt ?? message.at,
      deliveredAt: message.deliveredAt ?? null,
      readAt: message.readAt ?? null,
      nextAttemptAt: null,
      repliedAt: null,
      clickedAt: null,
      optedOutAt: null,
    })),
    query,
  );
}

function sequencesOf({ parameters, query }) {
  const contact = contactOf(parameters);
  return withTotal(
    sequences.flatMap((sequence) =>
      sequence.enrolments.filter((one) => one.contact.id === contact.id).map((one) => ({
        id: one.id,
        sequence: { id: sequence.id, name: sequence.name },
        sequenceState: sequence.state,
        stage: one.stage,
        words: one.words,
        step: one.step ?? null,
        nextAt: one.nextAt ?? null,
        enrolledAt: one.enrolledAt,
        endedAt: one.endedAt ?? null,
      }))
    ),
    query,
  );
}

export const panelRoutes = [
  ["GET", "/api/contacts/{id}/files", files],
  ["GET", "/api/contacts/{id}/campaigns", campaignsOf],
  ["GET", "/api/contacts/{id}/sequences", sequencesOf],
];
