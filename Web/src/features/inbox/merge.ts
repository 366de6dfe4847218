import type { Conversation, Message, Page } from "../../api/types.ts";

/** Lays the newest page over a kept list. Without an overlap there may be a gap between them: then only the newest stay. */
export function mergeNewest(kept: Page<Message>, newest: Page<Message>): Page<Message> {
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

function belongs(conversation: Conversation, filter: string) {
  if (filter === "resolved") return conversation.status === "resolved";
  if (filter === "unread") return conversation.unread > 0;
  return conversation.status === "open";
}

/** Puts a conversation that changed into a list at its place, or takes it out. A search's list only has what it had. */
export function placeConversation(
  page: Page<Conversation>,
  fresh: Conversation,
  key: string,
): Page<Conversation> {
  const query = new URLSearchParams(key.slice(key.indexOf("?") + 1));
  const without = page.items.filter((conversation) => conversation.id !== fresh.id);
  const wasThere = without.length < page.items.length;
  // A conversation that is being read stays in the list of the unread ones until that list is left.
  const stays = query.get("filter") === "unread"
    ? wasThere || fresh.unread > 0
    : belongs(fresh, query.get("filter") ?? "open");
  if (!stays) return wasThere ? { ...page, items: without } : page;
  if (query.get("search") && !wasThere) return page;
  const at = without.findIndex((conversation) => conversation.updatedAt <= fresh.updatedAt);
  if (at < 0 && page.next && !wasThere) return page;
  const place = at < 0 ? without.length : at;
  return { ...page, items: [...without.slice(0, place), fresh, ...without.slice(place)] };
}
