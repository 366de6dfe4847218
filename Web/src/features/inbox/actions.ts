import { api } from "../../api/client.ts";
import type { Conversation, Message, Page } from "../../api/types.ts";
import { invalidate, queries } from "../../data/store.ts";
import { t } from "../../i18n/index.ts";
import { toast } from "../../ui/toasts.ts";
import { mergeNewest, placeConversation } from "./merge.ts";

const isList = (key: string) => key.startsWith("pages /api/conversations") && !key.includes("/messages");

/** The name this client gave a message. The server sets the sender's own before it. */
export const ownClientID = (message: Message) => message.clientId?.split(":").at(-1);

/** Changes one conversation wherever it is shown. */
export function changeConversation(id: string, change: (conversation: Conversation) => Conversation) {
  queries.update<Conversation>(`/api/conversations/${id}`, change);
  queries.update<Page<Conversation>>(isList, (page, key) => {
    const found = page.items.find((conversation) => conversation.id === id);
    return found ? placeConversation(page, change(found), key) : page;
  });
}

export async function setResolved(id: string, isResolved: boolean) {
  const path = `/api/conversations/${id}/resolution`;
  changeConversation(id, (conversation) => ({ ...conversation, status: isResolved ? "resolved" : "open" }));
  try {
    await (isResolved ? api.put(path) : api.delete(path));
    toast({
      tone: "ok",
      text: t(isResolved ? "inbox.resolved.done" : "inbox.reopened.done"),
      action: isResolved
        ? { label: t("action.undo"), run: () => void setResolved(id, false).catch(() => {}) }
        : undefined,
    });
  } finally {
    invalidate("/api/conversations", "/api/dashboard");
  }
}

export async function markRead(id: string) {
  changeConversation(
    id,
    (conversation) => conversation.unread === 0 ? conversation : { ...conversation, unread: 0 },
  );
  await api.put(`/api/conversations/${id}/read`);
  invalidate("/api/dashboard");
}

/** Puts a message that a write answered with into its thread, ahead of the live event. */
export function placeMessage(message: Message) {
  queries.update<Page<Message>>(`pages /api/conversations/${message.conversationId}/messages`, (page) => {
    const rest = page.items.filter((known) => known.id !== message.id).slice(0, 49);
    return mergeNewest(page, { items: [message, ...rest], next: page.next });
  });
}

export async function retryMessage(id: string) {
  placeMessage(await api.post<Message>(`/api/messages/${id}/retry`));
}
