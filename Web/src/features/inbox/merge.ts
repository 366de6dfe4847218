import type { Conversation, Page, TabName } from "../../api/types.ts";

/** - `isAhead`: put in by hand; what belongs between it and the older ones may not be there yet. */
type Line = { id: string; at: string; isAhead?: boolean };

/** Puts a line where its time says, the newest first: above those of its own second. Below what is loaded it is left out. */
export function placeLine<Item extends Line, Lines extends Page<Item>>(page: Lines, line: Item): Lines {
  const at = page.items.findIndex((other) => other.at <= line.at);
  if (at < 0 && page.next) return page;
  const place = at < 0 ? page.items.length : at;
  return { ...page, items: [...page.items.slice(0, place), line, ...page.items.slice(place)] };
}

/**
 * Lays the newest page over a kept list. Without an overlap there may be a gap between them: then only the newest stay, and what
 * was put in by hand. What the newest page does not have among its lines is no more, unless it was not known yet when it was
 * asked for.
 *
 * - `asked`: what was kept at that time; all of it, when left out.
 */
export function mergeNewest<Item extends Line>(
  kept: Page<Item>,
  newest: Page<Item>,
  asked: ReadonlySet<string> = new Set(kept.items.map(({ id }) => id)),
): Page<Item> {
  const fresh = new Set(newest.items.map(({ id }) => id));
  const isAdded = ({ id }: Item) => !fresh.has(id) && !asked.has(id);
  const together = (page: Page<Item>, added: readonly Item[]) =>
    added.reduceRight((page, line) => placeLine(page, line), page);
  if (!overlaps(kept, newest)) {
    return together(newest, kept.items.filter((line) => line.isAhead && isAdded(line)));
  }
  const lastShared = kept.items.findLastIndex(({ id }) => fresh.has(id));
  const older = newest.next ? kept.items.slice(lastShared + 1) : [];
  const added = kept.items.slice(0, newest.next ? lastShared : undefined).filter(isAdded);
  const before = new Map(kept.items.map((message) => [message.id, message]));
  const items = newest.items.map((message) => {
    const known = before.get(message.id);
    return known && JSON.stringify(known) === JSON.stringify(message) ? known : message;
  });
  return together({ items: [...items, ...older], next: older.length > 0 ? kept.next : newest.next }, added);
}

/** Whether there is surely no gap between a kept list and the newest page. */
export function overlaps<Item extends Line>(kept: Page<Item>, newest: Page<Item>) {
  const fresh = new Set(newest.items.map(({ id }) => id));
  return !newest.next || kept.items.some(({ id, isAhead }) => !isAhead && fresh.has(id));
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
