import type { Pages } from "./usePages.ts";
import type { Query } from "./useQuery.ts";

const nothing = () => {};

/** A whole list that is here already, for a table that asks for pages. */
export function listed<Item>(items: readonly Item[] | undefined, query?: Query<unknown>): Pages<Item> {
  return {
    items: items ?? [],
    hasMore: false,
    isLoading: items === undefined && !query?.problem,
    isLoadingMore: false,
    problem: items === undefined ? query?.problem : undefined,
    moreProblem: undefined,
    loadMore: nothing,
    reload: query?.reload ?? (() => Promise.resolve()),
  };
}
