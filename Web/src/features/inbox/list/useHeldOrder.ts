import { type FocusEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from "react";
import type { Conversation } from "../../../api/types.ts";
import { acted } from "../actions.ts";
import { heldOrder } from "../heldOrder.ts";

const nothing: ReadonlySet<string> = new Set();

type Held = { readonly list: string; readonly were: readonly Conversation[] };

type Reason = "pointer" | "focus" | "scroll";

/**
 * No row moves under the pointer: the order is held while the list is hovered, focused or read further down, what is new is
 * counted, and what has gone is named.
 */
export function useHeldOrder(items: readonly Conversation[], listID: string) {
  const [held, setHeld] = useState<Held | null>(null);
  const latest = useRef(items);
  useEffect(() => {
    latest.current = items;
  });
  const isHeld = held?.list === listID;
  const order = useMemo(
    () => held && isHeld ? heldOrder(items, held.were, acted) : { shown: items, waiting: 0, gone: nothing },
    [items, held, isHeld],
  );

  const reasons = useRef(new Set<Reason>());
  const renew = () => {
    acted.clear();
    setHeld({ list: listID, were: latest.current });
  };
  const hold = (reason: Reason) => {
    reasons.current.add(reason);
    if (held?.list !== listID) renew();
  };
  const release = (reason: Reason, event?: FocusEvent | PointerEvent) => {
    const next = event?.relatedTarget;
    if (next instanceof Node && event?.currentTarget.contains(next)) return;
    reasons.current.delete(reason);
    if (reasons.current.size === 0) setHeld(null);
  };
  return { ...order, hold, release, renew };
}
