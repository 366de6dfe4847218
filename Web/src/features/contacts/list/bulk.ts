import { useEffect, useSyncExternalStore } from "react";
import { api } from "../../../api/client.ts";
import type { Bulk, ContactChange, People, Target } from "../../../api/types.ts";
import { invalidate, queries } from "../../../data/store.ts";
import { useQuery } from "../../../data/useQuery.ts";

/** A change of many that was begun here, and what it is called. */
export type Running = { path: string; words: string };

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
export const forget = (path: string) => set(running.filter((one) => one.path !== path));

export const goesOn = (state: Bulk["state"]) => state === "running" || state === "undoing";

/** What is followed is found below the address that it was begun at. */
async function begin(base: string, body: unknown, words: string) {
  follow(base, await api.post<Bulk>(base, body), words);
}

/** Follows one that was begun elsewhere. */
export function follow(base: string, made: Bulk, words: string) {
  const path = `${base}/${made.id}`;
  queries.put(path, made);
  set([...running.slice(-2), { path, words }]);
}

/** Changes many people: the server goes on with it, and tells how far it is. */
export async function changeMany(people: People, change: ContactChange, words: string) {
  await begin("/api/contacts/bulk", { ...people, change }, words);
}

export const undo = async (path: string) => queries.put(path, await api.post<Bulk>(`${path}/undo`));

export type OptInChange = { value: "yes" | "no"; at?: string; evidence: string };

export async function recordOptIn(people: Target, change: OptInChange, words: string) {
  await begin("/api/contacts/opt-in", { ...people, ...change }, words);
}

/** How far one is. Live events may tell; while it runs it is asked for too. */
export function useBulk(path: string): Bulk | undefined {
  const bulk = useQuery<Bulk>(path).data;
  const isRunning = !!bulk && goesOn(bulk.state);
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => invalidate(path), 700);
    return () => clearInterval(timer);
  }, [isRunning, path]);
  const state = bulk?.state;
  // The lists are as they were until it is over.
  useEffect(() => {
    if (state && !goesOn(state)) {
      queries.invalidate((key) =>
        /^(pages )?\/api\/(contacts|companies|communities|segments|tags)/.test(key) &&
        !key.includes("/bulk/") &&
        !key.includes("/opt-in/")
      );
    }
  }, [state]);
  return bulk;
}
