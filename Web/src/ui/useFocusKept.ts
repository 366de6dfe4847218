import { useEffect, useRef } from "react";

/** Where the button that was pressed has gone with what it stood in, the screen's heading takes the focus. */
export function useFocusKept(state: unknown) {
  const before = useRef(state);
  useEffect(() => {
    if (before.current === state) return;
    before.current = state;
    if (document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>("main h1")?.focus({ preventScroll: true });
  }, [state]);
}
