import { useMemo, useSyncExternalStore } from "react";
import type { Session } from "../../api/types.ts";
import { queries } from "../../data/store.ts";
import { byOrder, channelName, ownerOf, type Pending, type Told } from "../../offline/pending.ts";
import { queue } from "../../offline/queue.ts";

// What is on its way from this browser: one list for all conversations, told to the other tabs and kept on the disk.
let pending: readonly Pending[] = [];
const listeners = new Set<() => void>();

export const owner = () => {
  const session = queries.state<Session>("/api/session").data;
  return session ? ownerOf(session) : "";
};
export const channel = "BroadcastChannel" in globalThis ? new BroadcastChannel(channelName) : undefined;
export const tell = (told: Told) => channel?.postMessage(told);

export const everything = () => pending;
export const find = (clientId: string) => pending.find((sending) => sending.clientId === clientId);

function set(changed: readonly Pending[]) {
  pending = changed;
  for (const listener of listeners) listener();
}

export const remove = (clientId: string) => set(pending.filter((sending) => sending.clientId !== clientId));

export function place(...items: Pending[]) {
  const placed = new Set(items.map(({ clientId }) => clientId));
  set([...pending.filter(({ clientId }) => !placed.has(clientId)), ...items].sort(byOrder));
}

export function change(clientId: string, part: Partial<Pending>): Pending | undefined {
  const before = find(clientId);
  if (!before) return;
  const item = { ...before, ...part };
  place(item);
  // On the disk it waits: should this tab go, somebody else takes it up.
  if (!item.isUnkept) {
    void queue.put(item.state === "sending" ? { ...item, state: "waiting" } : item);
    tell({ clientId, item });
  }
  return item;
}

export function usePending(conversationId: string): readonly Pending[] {
  const all = useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, () => pending);
  return useMemo(() => all.filter((sending) => sending.conversationId === conversationId), [
    all,
    conversationId,
  ]);
}
