import { useCallback, useMemo, useReducer } from "react";
import type { Draft } from "./draft.ts";

type State = {
  past: readonly Draft[];
  now: Draft;
  future: readonly Draft[];
  /** What was changed last, and when: typing on in one field is one step. */
  field: string;
  at: number;
};
type Action = { type: "change"; field: string; at: number; change: (draft: Draft) => Draft } | {
  type: "undo" | "redo";
};

const together = 1_500;
const most = 200;

function reduce(state: State, action: Action): State {
  const { past, now, future } = state;
  switch (action.type) {
    case "change": {
      const next = action.change(now);
      if (next === now) return state;
      const goesOn = action.field !== "" && action.field === state.field && action.at - state.at < together;
      return {
        past: goesOn ? past : [...past.slice(1 - most), now],
        now: next,
        future: [],
        field: action.field,
        at: action.at,
      };
    }
    case "undo": {
      const before = past.at(-1);
      return before
        ? { past: past.slice(0, -1), now: before, future: [now, ...future], field: "", at: 0 }
        : state;
    }
    case "redo": {
      const [after, ...rest] = future;
      return after ? { past: [...past, now], now: after, future: rest, field: "", at: 0 } : state;
    }
  }
}

export type Change = (change: Partial<Draft> | ((draft: Draft) => Draft), field?: string) => void;

/** What is being written, with the way back. `field` names what is typed in: a name given twice within moments is one step. */
export function useDraft(start: Draft) {
  const [state, dispatch] = useReducer(reduce, { past: [], now: start, future: [], field: "", at: 0 });
  const change = useCallback<Change>((wanted, field = "") =>
    dispatch({
      type: "change",
      field,
      at: Date.now(),
      change: typeof wanted === "function" ? wanted : (draft) => ({ ...draft, ...wanted }),
    }), []);
  const undo = useCallback(() => dispatch({ type: "undo" }), []);
  const redo = useCallback(() => dispatch({ type: "redo" }), []);
  return useMemo(() => ({
    draft: state.now,
    change,
    undo,
    redo,
    canUndo: state.past.length > 0,
    canRedo: state.future.length > 0,
  }), [state, change, undo, redo]);
}
