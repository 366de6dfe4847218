import { useCallback, useEffect, useRef, useState } from "react";
import type { Payment } from "../../../api/types.ts";
import { paymentAddress } from "../checkout.ts";

/** The payments that waited while this tab was open and do not any more, until somebody has seen what became of them. */
export function useOutcomes(pending: readonly Payment[]) {
  const before = useRef<ReadonlySet<string>>(new Set());
  const [ids, setIDs] = useState<readonly string[]>([]);

  useEffect(() => {
    const now = new Set(pending.map((payment) => payment.id));
    // Whoever looks at a payment sees there what became of it.
    const gone = [...before.current].filter((id) => !now.has(id) && location.pathname !== paymentAddress(id));
    before.current = now;
    if (gone.length > 0) setIDs((known) => [...new Set([...gone, ...known])].slice(0, 3));
  }, [pending]);

  const forget = useCallback((id: string) => setIDs((known) => known.filter((other) => other !== id)), []);
  return { ids, forget };
}
