import { useCallback, useEffect, useRef, useState } from "react";
import { api, withQuery } from "../../../api/client.ts";
import { isEntry, type Page, type ThreadItem } from "../../../api/types.ts";
import { queries } from "../../../data/store.ts";
import { type Pages, pagesKey, usePages } from "../../../data/usePages.ts";
import { useLoaded } from "../../../data/useQuery.ts";
import { aroundKey, threadPath } from "../../../live/conversations.ts";
import { mergeNewest, overlaps } from "../merge.ts";

export type Window = Page<ThreadItem> & { newer?: string | null };
export type ThreadPages = Pages<ThreadItem> & {
  hasNewer: boolean;
  loadNewer: () => void;
  trim: () => void;
  /** The newest message that can have been looked at; of a thread opened in its middle, the newest at that time. */
  seen: string | undefined;
};

const step = 60;
/** More lines than this are kept only while somebody reads the older ones. */
const most = 300;
const nothing = () => {};

/**
 * A conversation's lines: the newest, or those on both sides of one message that was looked for. Once those have been followed to
 * the newest ones the two are one list, which lives on as any thread does.
 */
export function useThread(id: string, wanted: string): ThreadPages {
  const newest = usePages<ThreadItem>(threadPath(id), "before", mergeLoaded);
  const [joined, setJoined] = useState("");
  const isThere = newest.items.some((item) => item.id === wanted);
  const isApart = wanted !== "" && wanted !== joined && !newest.isLoading && !isThere;
  const { window, ...around } = useAround(id, isApart ? wanted : "");
  // A message that is no more leaves one at the end of the thread.
  const isAround = isApart && !(around.problem && !window);
  const isLong = newest.items.length > most;
  const trim = useCallback(() => void (isLong && trimThread(id)), [id, isLong]);

  const reachesEnd = !!window && !window.newer;
  useEffect(() => {
    if (wanted === "") setJoined("");
    else if (reachesEnd && join(id, wanted)) setJoined(wanted);
  }, [id, wanted, reachesEnd]);
  // Its lines are in the thread now, where they are kept fresh.
  useEffect(() => {
    if (joined) queries.drop(aroundKey(id, joined));
  }, [id, joined]);

  const last = newest.items.find((item) => !isEntry(item))?.id;
  const [seen, setSeen] = useState<string>();
  useEffect(() => {
    if (last) setSeen((before) => isAround && before ? before : last);
  }, [last, isAround]);
  return isAround
    ? { ...around, seen }
    : { ...newest, hasNewer: false, loadNewer: nothing, trim, seen: last };
}

/** Lines that came, or were joined on, while the newest ones were asked for stay. */
const mergeLoaded = (kept: Page<ThreadItem>, loaded: Page<ThreadItem>, before: Page<ThreadItem>) =>
  mergeNewest(kept, loaded, new Set(before.items.map(({ id }) => id)));

/** Makes one list of the newest lines and of those around a message, if they meet. Else there are more between them. */
function join(id: string, wanted: string): boolean {
  const [key, other] = [pagesKey(threadPath(id)), aroundKey(id, wanted)];
  const newest = queries.state<Page<ThreadItem>>(key).data;
  const window = queries.state<Window>(other).data;
  if (!newest || !window) return false;
  if (!overlaps(window, newest)) {
    void queries.reload(other);
    return false;
  }
  const { items, next } = window;
  const known = newest.items[0]?.at ?? "";
  const asked = new Set(items.flatMap((line) => line.at <= known ? [line.id] : []));
  queries.update<Page<ThreadItem>>(key, (page) => mergeNewest({ items, next }, page, asked));
  return true;
}

/** A thread whose end is looked at needs none of what stands far above it; scrolling up loads it again. */
async function trimThread(id: string) {
  const newest = await api.get<Page<ThreadItem>>(withQuery(threadPath(id), { limit: step })).catch(() =>
    null
  );
  if (newest) queries.update<Page<ThreadItem>>(pagesKey(threadPath(id)), () => newest);
}

/** Loads the lines around a message, as far on both sides as they were. */
async function loadAround(path: string, wanted: string, before: readonly ThreadItem[]): Promise<Window> {
  const newer = Math.max(0, before.findIndex(({ id }) => id === wanted));
  const older = before.length - 1 - newer;
  const limit = Math.min(200, Math.max(step, 2 * Math.max(newer, older)));
  let window = await api.get<Window>(withQuery(path, { around: wanted, limit }));
  const place = () => window.items.findIndex(({ id }) => id === wanted);
  while (window.newer && place() < newer) window = await extended(path, window, "after");
  while (window.next && window.items.length - 1 - place() < older) {
    window = await extended(path, window, "before");
  }
  return window;
}

async function extended(path: string, window: Window, cursor: "before" | "after"): Promise<Window> {
  const place = cursor === "before" ? window.next : window.newer;
  const page = await api.get<Window>(withQuery(path, { [cursor]: place, limit: step }));
  return joinedOn(window, page, cursor);
}

const joinedOn = (window: Window, page: Window, cursor: "before" | "after"): Window =>
  cursor === "before"
    ? { ...window, items: [...window.items, ...page.items], next: page.next }
    : { ...window, items: [...page.items, ...window.items], newer: page.newer };

function useAround(id: string, wanted: string): Omit<ThreadPages, "seen"> & { window: Window | undefined } {
  const key = wanted ? aroundKey(id, wanted) : null;
  const path = threadPath(id);
  const query = useLoaded<Window>(key, (before) => loadAround(path, wanted, before?.items ?? []));
  const running = useRef(false);

  const load = useCallback(async (cursor: "before" | "after") => {
    if (key === null || running.current) return;
    const { next, newer } = queries.state<Window>(key).data ?? { items: [] };
    const place = cursor === "before" ? next : newer;
    if (!place) return;
    running.current = true;
    try {
      const page = await api.get<Window>(withQuery(path, { [cursor]: place, limit: step }));
      queries.update<Window>(
        key,
        (data) =>
          (cursor === "before" ? data.next : data.newer) === place ? joinedOn(data, page, cursor) : data,
      );
    } catch {
      // Scrolling on asks again.
    } finally {
      running.current = false;
    }
  }, [key, path]);

  return {
    window: query.data,
    items: query.data?.items ?? [],
    hasMore: !!query.data?.next,
    hasNewer: !!query.data?.newer,
    isLoading: query.isLoading,
    isLoadingMore: false,
    problem: query.problem,
    moreProblem: undefined,
    loadMore: useCallback(() => void load("before"), [load]),
    loadNewer: useCallback(() => void load("after"), [load]),
    trim: nothing,
    reload: query.reload,
  };
}
