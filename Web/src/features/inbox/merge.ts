import type { Conversation, Page, TabName } from "../../api/types.ts";

/** Lays the newest page over a kept list. Without an overlap there may be a gap between them: then only the newest stay. */
export function mergeNewest<Item extends { id: string }>(
  kept: Page<Item>,
  newest: Page<Item>,
): Page<Item> {
  const fresh = new Map(newest.items.map((message) => [message.id, message]));
  const overlaps = !newest.next || kept.items.some((message) => fresh.has(message.id));
  if (!overlaps) return newest;
  const older = kept.items.filter((message) => !fresh.has(message.id));
  const unchanged = new Map(kept.items.map((message) => [message.id, message]));
  const items = newest.items.map((message) => {
    const before = unchanged.get(message.id);
    return before && JSON.stringify(before) === JSON.stringify(message) ? before : message;
  });
  return { items: [...items, ...older], next: older.length > 0 ? kept.next : newest.next };
}

const inTab: Record<TabName, (conversation: Conversation, self: string) => boolean> = {
  unassigned: ({ status, assignee }) => status === "open" && !assignee?.member,
  mine: ({ status, assignee }, self) => status === "open" && assignee?.member?.id === self,
  mentions: ({ mentioned }) => !!mentioned,
  pinned: ({ pinned }) => !!pinned,
  open: ({ status }) => status === "open",
  resolved: ({ status }) => status === "resolved",
};

/** Whether a conversation belongs into the list that an address asks for. */
export function belongs(conversation: Conversation, query: URLSearchParams, self: string) {
  const { inbox, channelId, assignee, tags = [] } = conversation;
  const wants = (name: string, has: (value: string) => boolean) => {
    const value = query.get(name);
    return !value || has(value);
  };
  const isOpen = !!conversation.windowUntil && Date.parse(conversation.windowUntil) > Date.now();
  return wants("tab", (tab) => inTab[tab as TabName]?.(conversation, self) ?? true) &&
    wants("inbox", (wanted) => !inbox || inbox === wanted) &&
    wants("channel", (wanted) => channelId === wanted) &&
    wants("tag", (wanted) => tags.some((tag) => tag.id === wanted)) &&
    wants("source", (wanted) => conversation.source === wanted) &&
    wants("window", (wanted) => isOpen === (wanted === "open")) &&
    wants("unread", () => conversation.unread > 0 || !!conversation.markedUnread) &&
    wants(
      "assignee",
      (wanted) =>
        wanted === "none"
          ? !assignee?.member && !assignee?.team
          : assignee?.member?.id === wanted || assignee?.team?.id === wanted,
    );
}

/** Puts a conversation that changed into a list at its place, or takes it out. A search's list only has what it had. */
export function placeConversation(
  page: Page<Conversation>,
  fresh: Conversation,
  key: string,
  self = "",
): Page<Conversation> {
  const query = new URLSearchParams(key.slice(key.indexOf("?") + 1));
  const at = page.items.findIndex((conversation) => conversation.id === fresh.id);
  const wasThere = at >= 0;
  const without = wasThere ? page.items.filter((conversation) => conversation.id !== fresh.id) : page.items;
  // A conversation that is being read stays in the list of the unread ones until that list is left.
  if (query.has("unread") && wasThere) query.delete("unread");
  if (!belongs(fresh, query, self)) return wasThere ? { ...page, items: without } : page;
  const isOrdered = (query.get("sort") ?? "newest") === "newest";
  if (!isOrdered && wasThere) {
    return { ...page, items: page.items.map((found) => found.id === fresh.id ? fresh : found) };
  }
  if (!isOrdered || ((query.get("search") || query.get("from") || query.get("to")) && !wasThere)) return page;
  // As the server orders them: WhatsApp's times are whole seconds, in which many may write.
  const place = without.findIndex(({ updatedAt, id }) =>
    updatedAt < fresh.updatedAt || (updatedAt === fresh.updatedAt && id < fresh.id)
  );
  if (place < 0 && page.next && !wasThere) return page;
  const end = place < 0 ? without.length : place;
  return { ...page, items: [...without.slice(0, end), fresh, ...without.slice(end)] };
}
