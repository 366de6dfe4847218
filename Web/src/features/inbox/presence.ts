import { useEffect, useMemo, useSyncExternalStore } from "react";
import { api } from "../../api/client.ts";
import type { PresenceState, Present } from "../../api/types.ts";
import { liveEvents } from "../../live/events.ts";
import { selfID } from "../../live/conversations.ts";
import { useNow } from "../../ui/useNow.ts";

/** The server forgets whom it has not heard of for 15 seconds; so do we. */
const kept = 15_000;
const beat = 10_000;
const typingPause = 5_000;

type Known = { members: readonly Present[]; at: number };
const known = new Map<string, Known>();
const listeners = new Set<() => void>();
const nobody: Known = { members: [], at: 0 };

liveEvents.onEvent((kind, data) => {
  if (kind !== "presence" || typeof data.conversationId !== "string" || !Array.isArray(data.members)) return;
  const members = (data.members as Present[]).filter((member) => member.id !== selfID());
  known.set(data.conversationId, { members, at: Date.now() });
  for (const listener of listeners) listener();
});

/** Colleagues who look at a conversation or write in it now. */
export function usePresent(id: string): readonly Present[] {
  const { members, at } = useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, () => known.get(id) ?? nobody);
  const now = useNow(5_000);
  const isOver = members.length > 0 && now - at > kept;
  return useMemo(() => isOver ? [] : members, [isOver, members]);
}

/** Only a courtesy: when it fails, nothing is lost and nothing is said. */
const tell = (id: string, state: PresenceState | "gone") =>
  void api.put(`/api/conversations/${id}/presence`, { state }).catch(() => {});

let typed: { id: string; at: number; timer: ReturnType<typeof setTimeout> | undefined } | undefined;

/** Tells that one is writing; a while after the last key, that one only looks. */
export function tellTyping(id: string) {
  const isNew = typed?.id !== id || Date.now() - typed.at > typingPause;
  clearTimeout(typed?.timer);
  if (isNew) tell(id, "typing");
  const timer = setTimeout(() => {
    typed = undefined;
    tell(id, "viewing");
  }, typingPause + 1_000);
  typed = { id, at: isNew ? Date.now() : typed!.at, timer };
}

/** Tells for as long as a conversation is in sight that one looks at it. */
export function useBeingHere(id: string) {
  useEffect(() => {
    const look = () => {
      if (document.hidden) tell(id, "gone");
      else if (typed?.id !== id) tell(id, "viewing");
    };
    look();
    const timer = setInterval(() => document.hidden || look(), beat);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
      if (typed?.id === id) {
        clearTimeout(typed.timer);
        typed = undefined;
      }
      tell(id, "gone");
    };
  }, [id]);
}
