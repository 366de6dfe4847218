import { api, withQuery } from "../../api/client.ts";
import { asProblem, type Problem } from "../../api/problem.ts";
import type {
  Assignee,
  Conversation,
  InboxName,
  Message,
  Named,
  Page,
  Tag,
  ThreadItem,
} from "../../api/types.ts";
import { invalidate, queries } from "../../data/store.ts";
import { formatDateTime } from "../../i18n/format.ts";
import { t } from "../../i18n/index.ts";
import {
  countsChanged,
  isConversationList,
  isPages,
  isThreadOf,
  selfID,
  writing,
} from "../../live/conversations.ts";
import { toast, toastProblem } from "../../ui/toasts.ts";
import { placeConversation, placeLine } from "./merge.ts";

/** The name this client gave a message. The server sets the sender's own before it. */
export const ownClientID = (item: { clientId?: string | null }) => item.clientId?.split(":").at(-1);

/** Changes one conversation wherever it is shown. */
export function changeConversation(id: string, change: (conversation: Conversation) => Conversation) {
  queries.update<Conversation>(`/api/conversations/${id}`, change);
  queries.update<Page<Conversation>>(isConversationList, (page, key) => {
    const found = page.items.find((conversation) => conversation.id === id);
    return found ? placeConversation(page, change(found), key, selfID()) : page;
  });
}

/** What was done something to here: its row may go from under the pointer, another's may not. */
export const acted = new Set<string>();

/** Loads again what shows a conversation: its own answer, the lists and their counts. */
export function refresh(...ids: string[]) {
  queries.invalidate((key) =>
    isConversationList(key) || ids.some((id) => key.startsWith(`/api/conversations/${id}`))
  );
  countsChanged();
}

/**
 * Shows the change at once, writes it, and takes the server's word whatever it answers. Writes of one conversation go one after
 * another: a second key pressed while the first is on its way is neither lost nor overtaken.
 */
async function hopefully(
  id: string,
  change: Partial<Conversation>,
  write: () => Promise<unknown>,
) {
  acted.add(id);
  changeConversation(id, (conversation) => ({ ...conversation, ...change }));
  const turn = (writing.get(id) ?? Promise.resolve()).catch(() => {}).then(write);
  writing.set(id, turn);
  try {
    await turn;
  } finally {
    // Before the last one an answer would undo what is shown of the next.
    if (writing.get(id) === turn) {
      writing.delete(id);
      refresh(id);
    }
  }
}

const path = (id: string, rest: string) => `/api/conversations/${id}/${rest}`;

export async function setResolved(id: string, isResolved: boolean) {
  const address = path(id, "resolution");
  await hopefully(
    id,
    { status: isResolved ? "resolved" : "open" },
    () => isResolved ? api.put(address) : api.delete(address),
  );
  invalidate("/api/dashboard");
  toast({
    tone: "ok",
    text: t(isResolved ? "inbox.resolved.done" : "inbox.reopened.done"),
    action: isResolved
      ? { label: t("action.undo"), run: () => void setResolved(id, false).catch(() => {}) }
      : undefined,
  });
}

export async function assign(id: string, to: Assignee, before?: Assignee) {
  await hopefully(id, { assignee: to }, () =>
    api.put(path(id, "assignee"), {
      memberId: to.member?.id ?? null,
      teamId: to.team?.id ?? null,
    }));
  const name = to.member?.name ?? to.team?.name;
  assigned(id, name ? t("assign.done", { name }) : t("assign.none.done"), before);
}

/** Who the contact's owner is decides the server; what is known here only names them. */
export async function assignToOwner(id: string, before?: Assignee, owner?: Named) {
  await hopefully(id, {}, () => api.put(path(id, "assignee"), { toOwner: true }));
  assigned(id, owner ? t("assign.done", { name: owner.name }) : t("assign.owner.done"), before);
}

const assigned = (id: string, text: string, before?: Assignee) =>
  toast({
    tone: "ok",
    text,
    action: before
      ? { label: t("action.undo"), run: () => void assign(id, before).catch(() => {}) }
      : undefined,
  });

/** Does something that nothing waits for; what went wrong is said. */
export const perform = (work: () => Promise<unknown>) =>
  void work().catch((error) => toastProblem(asProblem(error)));

export const setPinned = (id: string, pinned: boolean) =>
  hopefully(id, { pinned }, () => pinned ? api.put(path(id, "pin")) : api.delete(path(id, "pin")));

export async function markUnread(id: string) {
  await hopefully(id, { markedUnread: true }, () => api.put(path(id, "unread")));
  toast({ tone: "ok", text: t("unread.done") });
}

export async function moveTo(id: string, inbox: InboxName) {
  await hopefully(id, { inbox }, () => api.put(path(id, "inbox"), { inbox }));
  toast({ tone: "ok", text: t("move.done", { inbox: t(`inbox.${inbox}`) }) });
}

export async function setBlocked(id: string, blocked: boolean) {
  await hopefully(
    id,
    {},
    () => blocked ? api.put(path(id, "block")) : api.delete(path(id, "block")),
  );
  invalidate("/api/contacts");
  toast({ tone: "ok", text: t(blocked ? "block.done" : "unblock.done") });
}

export const setTags = (id: string, tags: Tag[]) =>
  hopefully(id, { tags }, () => api.put(path(id, "tags"), { tagIds: tags.map((tag) => tag.id) }));

export async function remind(id: string, at: string | null, note?: string) {
  const address = path(id, "reminder");
  await hopefully(id, { reminderAt: at }, () => at ? api.put(address, { at, note }) : api.delete(address));
}

export async function markRead(id: string) {
  changeConversation(
    id,
    (conversation) =>
      conversation.unread === 0 && !conversation.markedUnread
        ? conversation
        : { ...conversation, unread: 0, markedUnread: false },
  );
  await api.put(path(id, "read"));
  countsChanged();
  invalidate("/api/dashboard");
}

/** Puts what a write answered with into its thread, ahead of the live event, where it is known or where its time says. */
export function placeItem(conversationID: string, item: ThreadItem) {
  queries.update<Page<ThreadItem>>(isThreadOf(conversationID), (page, key) => {
    const isKnown = page.items.some((known) => known.id === item.id);
    if (isKnown) {
      return { ...page, items: page.items.map((known) => known.id === item.id ? item : known) };
    }
    const ahead = { ...item, isAhead: true };
    return isPages(key) ? placeLine<ThreadItem, Page<ThreadItem>>(page, ahead) : page;
  });
}
export const placeMessage = (message: Message) => placeItem(message.conversationId, message);

/** Sends a message again; `later`: when WhatsApp takes it, where it asks to wait. */
export async function retryMessage(id: string, later = false) {
  const made = await api.post<Message>(
    withQuery(`/api/messages/${id}/retry`, { later: later ? "true" : null }),
  );
  if (!made.sendAt || made.state !== "queued") return placeMessage(made);
  invalidate(`/api/conversations/${made.conversationId}/scheduled`);
  toast({ tone: "ok", text: t("schedule.done", { at: formatDateTime(made.sendAt) }) });
}

/** Until when WhatsApp asks to wait with the message that was to be sent again. */
export const waitOf = (problem: Problem) =>
  problem.is("retry-too-early") ? problem.fact("notBefore") : undefined;
