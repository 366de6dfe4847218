import { useCallback, useMemo, useState } from "react";
import type { Conversation } from "../../../api/types.ts";

export type Selection = {
  chosen: ReadonlyMap<string, Conversation>;
  has: (id: string) => boolean;
  /** With `isRange`, everything between the last one chosen and this one. */
  toggle: (conversation: Conversation, isRange?: boolean) => void;
  set: (list: readonly Conversation[]) => void;
  clear: () => void;
};

const none: ReadonlyMap<string, Conversation> = new Map();

/** What is chosen in a list, with what it was when it was chosen (for taking things back). */
export function useSelection(items: readonly Conversation[], listID: string): Selection {
  const [state, setState] = useState<
    { list: string; chosen: ReadonlyMap<string, Conversation>; last: string }
  >(
    { list: listID, chosen: new Map(), last: "" },
  );
  const isOwn = state.list === listID;
  const chosen = useMemo(() => {
    if (!isOwn || state.chosen.size === 0) return none;
    // As they are now, where the list has them: what is taken back is what was there just before.
    const fresh = new Map(items.map((item) => [item.id, item]));
    return new Map([...state.chosen].map(([id, before]) => [id, fresh.get(id) ?? before]));
  }, [isOwn, state.chosen, items]);

  const set = useCallback(
    (list: readonly Conversation[]) =>
      setState({ list: listID, chosen: new Map(list.map((found) => [found.id, found])), last: "" }),
    [listID],
  );
  const toggle = useCallback((conversation: Conversation, isRange = false) =>
    setState((before) => {
      const next = new Map(before.list === listID ? before.chosen : []);
      const from = items.findIndex((found) => found.id === before.last);
      const to = items.findIndex((found) => found.id === conversation.id);
      if (isRange && from >= 0 && to >= 0) {
        for (const found of items.slice(Math.min(from, to), Math.max(from, to) + 1)) {
          next.set(found.id, found);
        }
      } else if (!next.delete(conversation.id)) next.set(conversation.id, conversation);
      return { list: listID, chosen: next, last: conversation.id };
    }), [items, listID]);

  return useMemo(() => ({ chosen, has: (id) => chosen.has(id), toggle, set, clear: () => set([]) }), [
    chosen,
    toggle,
    set,
  ]);
}
