import { useEffect, useMemo, useRef, useState } from "react";
import type { Conversation } from "../../../api/types.ts";
import { heldOrder } from "../heldOrder.ts";

const keyOf = (conversation: Conversation) => conversation.id;

/** No row moves under the pointer: the order is held while the list is hovered or focused, and what is new is counted. */
export function useHeldOrder(items: readonly Conversation[], listID: string) {
  const [held, setHeld] = useState<{ list: string; ids: readonly string[] } | null>(null);
  const latest = useRef(items);
  useEffect(() => {
    latest.current = items;
  });
  const isHeld = held?.list === listID;
  const order = useMemo(() => isHeld ? heldOrder(items, held.ids) : { shown: items, waiting: 0 }, [
    items,
    held,
    isHeld,
  ]);

  const hold = () =>
    setHeld((before) => before?.list === listID ? before : { list: listID, ids: latest.current.map(keyOf) });
  const release = (
    event?: { currentTarget: EventTarget & Element; relatedTarget?: EventTarget | null },
    now = false,
  ) => {
    const next = event?.relatedTarget;
    if (!now && next instanceof Node && event?.currentTarget.contains(next)) return;
    setHeld(now ? { list: listID, ids: latest.current.map(keyOf) } : null);
  };
  return { ...order, hold, release };
}
