import { api, withQuery } from "../api/client.ts";
import type { Conversation, Page, Session, ThreadItem } from "../api/types.ts";
import { mergeNewest, placeConversation } from "../features/inbox/merge.ts";
import { invalidate, queries } from "../data/store.ts";

const gathered = new Map<string, { messages: Set<string>; isNew: boolean }>();
let timer: ReturnType<typeof setTimeout> | undefined;
let flushAt = 0;
let boardTimer: ReturnType<typeof setTimeout> | undefined;

/** Events are gathered for a moment: a running campaign tells of hundreds of conversations in a second. */
const moment = 120;
/** Rows of a list that nobody has open may be told of a little later, several at once. */
const later = 800;
/** As many conversations as one request takes; where more have changed, the lists are loaded again. */
const atOnce = 50;

export function messagesChanged(
  conversations: readonly string[],
  messages: readonly string[],
  isNew: boolean,
) {
  let isOpen = false;
  for (const id of conversations) {
    const known = gathered.get(id) ?? { messages: new Set(), isNew: false };
    for (const message of messages) known.messages.add(message);
    known.isNew ||= isNew;
    gathered.set(id, known);
    isOpen ||= queries.state(`pages ${threadPath(id)}`).data !== undefined;
  }
  const at = Date.now() + (isOpen ? moment : later);
  if (timer !== undefined && flushAt <= at) return;
  clearTimeout(timer);
  flushAt = at;
  timer = setTimeout(flush, at - Date.now());
}

export const isConversationList = (key: string) =>
  key === "pages /api/conversations" || key.startsWith("pages /api/conversations?");
const listKeys = () => queries.keys().filter(isConversationList);
export const selfID = () => queries.state<Session>("/api/session").data?.member.id ?? "";
let countsTimer: ReturnType<typeof setTimeout> | undefined;

/** How many there are in each tab: asked for again a moment later, however much changes meanwhile. */
export function countsChanged() {
  countsTimer ??= setTimeout(() => {
    countsTimer = undefined;
    queries.invalidate((key) => key.startsWith("/api/conversations/counts"));
  }, 1_500);
}

export const threadPath = (id: string) => `/api/conversations/${id}/messages`;
/** What stands on both sides of a message that was looked for, until its lines reach the newest ones. */
export const aroundKey = (id: string, message: string) => `around ${id} ${message}`;
export const isPages = (key: string) => key.startsWith("pages ");
/** The newest lines of a conversation, and those around found messages. */
export const isThreadOf = (id: string) => (key: string) =>
  key === `pages ${threadPath(id)}` || key.startsWith(aroundKey(id, ""));

/** A file has come, or did not, or has its small picture: the threads that hold it show so. */
export function mediaChanged(id: string) {
  for (const key of queries.keys()) {
    if (!key.startsWith("pages /api/conversations/") && !key.startsWith("around ")) continue;
    const items = queries.state<Page<ThreadItem>>(key).data?.items ?? [];
    if (items.some((item) => "media" in item && item.media?.id === id)) void queries.reload(key);
  }
}

function flush() {
  timer = undefined;
  const batch = new Map(gathered);
  gathered.clear();
  for (const [id, { messages }] of batch) void refreshThread(id, messages);
  if (listKeys().length > 0) {
    if (batch.size > atOnce) queries.invalidate((key) => isConversationList(key) || batch.has(idOf(key)));
    else void refreshConversations([...batch.keys()]);
  }
  countsChanged();
  boardTimer ??= setTimeout(() => {
    boardTimer = undefined;
    invalidate("/api/dashboard");
  }, 3_000);
}

const idOf = (key: string) => key.slice(key.lastIndexOf("/") + 1);

/** The last write of this client that is under way for a conversation. */
export const writing = new Map<string, Promise<unknown>>();

/**
 * Loads conversations in one request and puts them where they belong in each list that is kept, all at once: lists are drawn once
 * for them. What the inbox does not show (any more) is not in the answer, and leaves the lists.
 */
async function refreshConversations(ids: string[]) {
  try {
    const { items } = await api.get<Page<Conversation>>(
      withQuery("/api/conversations", { ids: ids.join(",") }),
    );
    const found = new Set(items.map(({ id }) => id));
    const hidden = new Set(ids.filter((id) => !found.has(id)));
    // One may be from before a write, which loads it again when it is done.
    const fresh = items.filter(({ id }) => !writing.has(id));
    for (const conversation of fresh) {
      queries.update<Conversation>(`/api/conversations/${conversation.id}`, () => conversation);
    }
    queries.update<Page<Conversation>>(isConversationList, (page, key) => {
      const placed = fresh.reduce((list, found) => placeConversation(list, found, key, selfID()), page);
      const stay = placed.items.filter(({ id }) => !hidden.has(id));
      return stay.length === placed.items.length ? placed : { ...placed, items: stay };
    });
    queries.invalidate((key) => key.startsWith("/api/conversations/") && hidden.has(idOf(key)));
  } catch {
    invalidate("/api/conversations");
  }
}

/** Loads the newest messages of a thread that is kept, and lays them over what is there. */
export async function refreshThread(id: string, changed: ReadonlySet<string> = new Set()) {
  const key = `pages ${threadPath(id)}`;
  const kept = queries.state<Page<ThreadItem>>(key).data;
  if (!kept) return;
  const asked = new Set(kept.items.map((line) => line.id));
  try {
    const newest = await api.get<Page<ThreadItem>>(`${threadPath(id)}?limit=50`);
    const fetched = new Map(newest.items.map((line) => [line.id, line]));
    const isOlderChanged = (lines: readonly ThreadItem[]) =>
      lines.some((line) => changed.has(line.id) && !fetched.has(line.id));
    const isAround = (key: string) => isThreadOf(id)(key) && !isPages(key);
    queries.update<Page<ThreadItem>>(isAround, (page) => ({
      ...page,
      items: page.items.map((line) => fetched.get(line.id) ?? line),
    }));
    queries.invalidate((key) =>
      isAround(key) && isOlderChanged(queries.state<Page<ThreadItem>>(key).data?.items ?? [])
    );
    if (isOlderChanged(kept.items)) return await queries.reload(key);
    queries.update<Page<ThreadItem>>(key, (page) => mergeNewest(page, newest, asked));
  } catch {
    queries.invalidate(isThreadOf(id));
  }
}
