import { useCallback, useMemo, useState } from "react";
import type { Contact } from "../../../api/types.ts";

export type Chosen = {
  ids: ReadonlySet<string>;
  /** Everybody whom the list asks for, also those that are not loaded. */
  isAll: boolean;
  has: (id: string) => boolean;
  /** With `isRange`, everything between the last one chosen and this one. */
  toggle: (id: string, isRange?: boolean) => void;
  /** All that are loaded, or none. */
  toggleLoaded: () => void;
  all: () => void;
  clear: () => void;
};

const none: ReadonlySet<string> = new Set();

/** Who is chosen in a list. Another list begins with nobody. */
export function useChosen(items: readonly Contact[], list: string): Chosen {
  const [state, setState] = useState({ list, ids: none, isAll: false, last: "" });
  const isOwn = state.list === list;
  const ids = isOwn ? state.ids : none;
  const isAll = isOwn && state.isAll;

  const toggle = useCallback((id: string, isRange = false) =>
    setState((before) => {
      const isSame = before.list === list;
      // Of everybody, one fewer: those that are loaded, without this one.
      if (isSame && before.isAll) {
        return {
          list,
          ids: new Set(items.map((item) => item.id).filter((one) => one !== id)),
          isAll: false,
          last: id,
        };
      }
      const next = new Set(isSame ? before.ids : []);
      const from = items.findIndex((item) => item.id === before.last);
      const to = items.findIndex((item) => item.id === id);
      if (isRange && from >= 0 && to >= 0) {
        for (const item of items.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(item.id);
      } else if (!next.delete(id)) next.add(id);
      return { list, ids: next, isAll: false, last: id };
    }), [items, list]);

  const clear = useCallback(() => setState({ list, ids: none, isAll: false, last: "" }), [list]);
  const all = useCallback(() => setState({ list, ids: none, isAll: true, last: "" }), [list]);
  const toggleLoaded = useCallback(
    () =>
      setState((before) => {
        const isSome = before.list === list && (before.isAll || before.ids.size > 0);
        return { list, ids: isSome ? none : new Set(items.map((item) => item.id)), isAll: false, last: "" };
      }),
    [items, list],
  );

  return useMemo(
    () => ({ ids, isAll, has: (id: string) => isAll || ids.has(id), toggle, toggleLoaded, all, clear }),
    [ids, isAll, toggle, toggleLoaded, all, clear],
  );
}
