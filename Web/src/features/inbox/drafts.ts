import { useSyncExternalStore } from "react";
import type { Named } from "../../api/types.ts";
import { stored } from "../../app/storage.ts";
import { selfID } from "../../live/conversations.ts";

export type Mode = "reply" | "note";
type Listener = (conversation: string, mode: Mode, text: string) => void;

const listeners = new Set<Listener>();
const watchers = new Set<() => void>();
/** By member: whoever signs in next does not find them. */
const keyOf = (conversation: string, mode: Mode) =>
  `${mode === "note" ? "note" : "draft"}.${selfID()}.${conversation}`;

const namedKey = (conversation: string) => `named.${selfID()}.${conversation}`;
/** At hand also where the browser keeps nothing. */
const named = new Map<string, readonly Named[]>();

/** What is being written, kept in this browser until it is sent. */
export const drafts = {
  read: (conversation: string, mode: Mode = "reply") => stored.read<string>(keyOf(conversation, mode)) ?? "",
  write(conversation: string, mode: Mode, text: string) {
    const had = drafts.read(conversation, mode) !== "";
    stored.write(keyOf(conversation, mode), text || undefined);
    if (mode === "note" && !text) {
      named.delete(namedKey(conversation));
      stored.write(namedKey(conversation), undefined);
    }
    if (had !== (text !== "")) { for (const watcher of watchers) watcher(); }
  },

  /** Whom the note that is being written names: it is kept with the note, or they would not be told. */
  named(conversation: string): readonly Named[] {
    const key = namedKey(conversation);
    return named.get(key) ?? stored.read<Named[]>(key) ?? [];
  },
  name(conversation: string, person: Named) {
    const all = [...drafts.named(conversation).filter(({ id }) => id !== person.id), person];
    named.set(namedKey(conversation), all);
    stored.write(namedKey(conversation), all);
  },

  /** Puts words back from elsewhere (a message that is to be changed before it goes), after what is there already. */
  restore(conversation: string, mode: Mode, text: string) {
    const before = drafts.read(conversation, mode);
    const whole = before && text ? `${before}\n${text}` : before || text;
    drafts.write(conversation, mode, whole);
    for (const listener of listeners) listener(conversation, mode, whole);
  },
  onRestore(listener: Listener) {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
};

/** The reply that waits to be finished; looked at again when one begins or ends, not with every key. */
export const useDraft = (conversation: string) =>
  useSyncExternalStore((watcher) => {
    watchers.add(watcher);
    return () => void watchers.delete(watcher);
  }, () => drafts.read(conversation));
