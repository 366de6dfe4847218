import { useEffect, useSyncExternalStore } from "react";
import { api } from "../../../api/client.ts";
import type { Bulk, ContactChange, People } from "../../../api/types.ts";
import { invalidate, queries } from "../../../data/store.ts";
import { useQuery } from "../../../data/useQuery.ts";

/** A change of many that was begun here, and what it is called. */
export type Running = { id: string; words: string };

let running: readonly Running[] = [];
const listeners = new Set<() => void>();

function set(next: readonly Running[]) {
  running = next;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Changes that go on, or can be taken back, wherever in the contacts one is. */
export const useRunning = () => useSyncExternalStore(subscribe, () => running);
export const forget = (id: string) => set(running.filter((one) => one.id !== id));

export const goesOn = (state: Bulk["state"]) => state === "running" || state === "undoing";

export const bulkPath = (id: string) => `/api/contacts/bulk/${id}`;

function follow(made: Bulk, words: string) {
  queries.put(bulkPath(made.id), made);
  set([...running.slice(-2), { id: made.id, words }]);
}

/** Changes many people: the server goes on with it, and tells how far it is. */
export async function changeMany(people: People, change: ContactChange, words: string) {
  follow(await api.post<Bulk>("/api/contacts/bulk", { ...people, change }), words);
}

export async function undo(id: string) {
  const bulk = await api.post<Bulk | undefined>(`${bulkPath(id)}/undo`);
  if (bulk) queries.put(bulkPath(id), bulk);
  else invalidate(bulkPath(id));
}

export type OptInChange = { value: "yes" | "no"; source: string; at?: string; evidence: string };

export async function recordOptIn(people: People, change: OptInChange, words: string) {
  follow(await api.post<Bulk>("/api/contacts/opt-in", { ...people, ...change }), words);
}

/** How far one is. Live events may tell; while it runs it is asked for too. */
export function useBulk(id: string): Bulk | undefined {
  const bulk = useQuery<Bulk>(bulkPath(id)).data;
  const isRunning = !!bulk && goesOn(bulk.state);
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => invalidate(bulkPath(id)), 700);
    return () => clearInterval(timer);
  }, [isRunning, id]);
  const state = bulk?.state;
  // The lists are as they were until it is over.
  useEffect(() => {
    if (state && !goesOn(state)) {
      queries.invalidate((key) =>
        /^(pages )?\/api\/(contacts|companies|communities|segments|tags)/.test(key) && !key.includes("/bulk/")
      );
    }
  }, [state]);
  return bulk;
}
