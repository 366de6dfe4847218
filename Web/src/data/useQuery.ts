import { useCallback, useSyncExternalStore } from "react";
import { api } from "../api/client.ts";
import { type Loader, queries, type QueryState } from "./store.ts";

const idle: QueryState<never> = { data: undefined, problem: undefined, isLoading: false };
const nothing = () => () => {};

export type Query<Data> = QueryState<Data> & { reload: () => Promise<void> };

/** The answer of `GET path`, shared by all who ask and kept fresh by live events. `null` asks nothing. */
export function useQuery<Data>(path: string | null): Query<Data> {
  return useLoaded<Data>(path, () => api.get<Data>(path!));
}

/** Like `useQuery`, with a loader of one's own; `key` is what identifies it. */
export function useLoaded<Data>(key: string | null, load: Loader<Data>): Query<Data> {
  const subscribe = useCallback(
    (watcher: () => void) => key === null ? nothing() : queries.watch(key, load, watcher),
    // The key says all that the loader depends on.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [key],
  );
  const state = useSyncExternalStore(subscribe, () => key === null ? idle : queries.state<Data>(key));
  const reload = useCallback(() => key === null ? Promise.resolve() : queries.reload(key), [key]);
  return { ...state, reload };
}
