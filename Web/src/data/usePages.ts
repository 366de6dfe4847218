import { useCallback, useRef, useState } from "react";
import { api, withQuery } from "../api/client.ts";
import { asProblem, type Problem } from "../api/problem.ts";
import type { Page } from "../api/types.ts";
import { queries } from "./store.ts";
import { useLoaded } from "./useQuery.ts";

export type Pages<Item> = {
  items: readonly Item[];
  hasMore: boolean;
  isLoading: boolean;
  isLoadingMore: boolean;
  problem: Problem | undefined;
  moreProblem: Problem | undefined;
  loadMore: () => void;
  reload: () => Promise<void>;
};

const step = 50;
const most = 200;

export const pagesKey = (path: string) => `pages ${path}`;

/** Loads a list again as far as it was loaded, in pages as large as the server gives. */
export async function loadPages<Item>(
  path: string,
  loaded: number,
  cursor: "after" | "before" = "after",
): Promise<Page<Item>> {
  let page = await api.get<Page<Item>>(withQuery(path, { limit: Math.min(most, Math.max(step, loaded)) }));
  const { items: first, ...head } = page;
  const items = [...first];
  while (page.next && items.length < loaded) {
    page = await api.get<Page<Item>>(withQuery(path, { [cursor]: page.next, limit: most }));
    items.push(...page.items);
  }
  return { ...head, items, next: page.next };
}

/**
 * A keyset list: its first page at once, more when asked. Reloading keeps what was loaded. `head` is what the first page says
 * beside its rows.
 *
 * - `merge`: lays what was loaded again over a list that has been added to meanwhile; `before` is what it was then.
 */
export function usePages<Item, Head extends object = object>(
  path: string | null,
  cursor: "after" | "before" = "after",
  merge?: (kept: Page<Item>, loaded: Page<Item>, before: Page<Item>) => Page<Item>,
): Pages<Item> & { head: Partial<Head> | undefined } {
  const key = path === null ? null : pagesKey(path);
  const query = useLoaded<Page<Item> & Partial<Head>>(
    key,
    async (before) => {
      const loaded = await loadPages<Item>(path!, before?.items.length ?? 0, cursor);
      const kept = queries.state<Page<Item>>(key!).data;
      const isMerged = merge && before && kept && kept !== before;
      return (isMerged ? merge(kept, loaded, before) : loaded) as Page<Item> & Partial<Head>;
    },
  );
  const [isLoadingMore, setLoadingMore] = useState(false);
  const [moreProblem, setMoreProblem] = useState<Problem>();
  const running = useRef<string | null>(null);

  const loadMore = useCallback(async () => {
    if (key === null || path === null) return;
    const next = queries.state<Page<Item>>(key).data?.next;
    if (!next || running.current === next) return;
    running.current = next;
    setLoadingMore(true);
    setMoreProblem(undefined);
    try {
      const page = await api.get<Page<Item>>(withQuery(path, { [cursor]: next, limit: step }));
      queries.update<Page<Item>>(
        key,
        (data) =>
          data.next === next ? { ...data, items: [...data.items, ...page.items], next: page.next } : data,
      );
    } catch (error) {
      setMoreProblem(asProblem(error));
    } finally {
      running.current = null;
      setLoadingMore(false);
    }
  }, [key, path, cursor]);

  return {
    head: query.data,
    items: query.data?.items ?? [],
    hasMore: !!query.data?.next,
    isLoading: query.isLoading,
    isLoadingMore,
    problem: query.problem,
    moreProblem,
    loadMore: useCallback(() => void loadMore(), [loadMore]),
    reload: query.reload,
  };
}
