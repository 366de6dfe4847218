import { useCallback, useRef } from "react";
import { api, withQuery } from "../../../api/client.ts";
import type { Page, ThreadItem } from "../../../api/types.ts";
import { queries } from "../../../data/store.ts";
import { type Pages, pagesKey, usePages } from "../../../data/usePages.ts";
import { useLoaded } from "../../../data/useQuery.ts";
import { threadPath } from "../../../live/conversations.ts";

export type Window = Page<ThreadItem> & { newer?: string | null };
export type ThreadPages = Pages<ThreadItem> & { hasNewer: boolean; loadNewer: () => void; trim: () => void };

const step = 60;
/** More lines than this are kept only while somebody reads the older ones. */
const most = 300;
const nothing = () => {};

/** A conversation's lines: the newest, or those on both sides of one message that was looked for. */
export function useThread(id: string, wanted: string): ThreadPages {
  const newest = usePages<ThreadItem>(threadPath(id), "before");
  const isThere = newest.items.some((item) => item.id === wanted);
  const around = useAround(id, wanted && !newest.isLoading && !isThere ? wanted : "");
  // A message that is no more leaves one at the end of the thread.
  const isAround = wanted !== "" && !isThere && !newest.isLoading && !around.problem;
  const isLong = newest.items.length > most;
  const trim = useCallback(() => void (isLong && trimThread(id)), [id, isLong]);
  return isAround ? around : { ...newest, hasNewer: false, loadNewer: nothing, trim };
}

/** A thread whose end is looked at needs none of what stands far above it; scrolling up loads it again. */
async function trimThread(id: string) {
  const newest = await api.get<Page<ThreadItem>>(withQuery(threadPath(id), { limit: step })).catch(() =>
    null
  );
  if (newest) queries.update<Page<ThreadItem>>(pagesKey(threadPath(id)), () => newest);
}

function useAround(id: string, wanted: string): ThreadPages {
  const key = wanted ? `around ${id} ${wanted}` : null;
  const path = threadPath(id);
  const query = useLoaded<Window>(
    key,
    () => api.get<Window>(withQuery(path, { around: wanted, limit: step })),
  );
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
          cursor === "before"
            ? { ...data, items: [...data.items, ...page.items], next: page.next }
            : { ...data, items: [...page.items, ...data.items], newer: page.newer },
      );
    } catch {
      // Scrolling on asks again.
    } finally {
      running.current = false;
    }
  }, [key, path]);

  return {
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
