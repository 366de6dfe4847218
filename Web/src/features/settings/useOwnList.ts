import type { Page } from "../../api/types.ts";
import { useQuery } from "../../data/useQuery.ts";

/** A list that comes in one piece: how a team works is never long. */
export function useOwnList<Item>(path: string) {
  const query = useQuery<Page<Item>>(path);
  return {
    items: query.data?.items ?? [],
    isLoading: query.isLoading,
    problem: query.problem,
    reload: query.reload,
  };
}
