import { api } from "../../api/client.ts";
import type { Message } from "../../api/types.ts";
import { randomID } from "../../app/storage.ts";
import { refreshThread } from "../../live/conversations.ts";
import { placeMessage } from "./actions.ts";

export const reactionOf = (message: Message) =>
  message.reactions?.find(({ direction }) => direction === "out")?.emoji ?? "";

/** Reacts to a message, or takes the reaction back with "". */
export async function react(message: Message, emoji: string) {
  const others = (message.reactions ?? []).filter(({ direction }) => direction !== "out");
  placeMessage({ ...message, reactions: emoji ? [...others, { emoji, direction: "out" }] : others });
  try {
    await api.post(`/api/conversations/${message.conversationId}/messages`, {
      clientId: randomID(),
      type: "reaction",
      reaction: { message_id: message.wamid, emoji },
    });
  } finally {
    await refreshThread(message.conversationId, new Set([message.id]));
  }
}
