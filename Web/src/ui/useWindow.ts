import { type RefObject, useCallback, useEffect, useState } from "react";

export type RowWindow = { readonly first: number; readonly end: number };

/** Which rows of one height are in sight, with some beyond either edge so that scrolling shows no blank. */
export function rowsInSight(
  scrollTop: number,
  height: number,
  rowHeight: number,
  count: number,
  beyond = 6,
): RowWindow {
  const first = Math.max(0, Math.min(Math.floor(scrollTop / rowHeight) - beyond, count));
  const end = Math.min(count, Math.ceil((scrollTop + height) / rowHeight) + beyond);
  return { first: Math.min(first, end), end };
}

/** Follows a scroller, and renders again only when other rows come into sight. */
export function useRowWindow(
  scroller: RefObject<HTMLElement>,
  count: number,
  rowHeight: number,
  offset = 0,
): RowWindow {
  const [shown, setShown] = useState<RowWindow>({ first: 0, end: Math.min(count, 30) });

  const measure = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    const next = rowsInSight(element.scrollTop - offset, element.clientHeight, rowHeight, count);
    setShown((before) => before.first === next.first && before.end === next.end ? before : next);
  }, [scroller, count, rowHeight, offset]);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    measure();
    element.addEventListener("scroll", measure, { passive: true });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      element.removeEventListener("scroll", measure);
      observer.disconnect();
    };
  }, [measure, scroller]);

  return { first: Math.min(shown.first, count), end: Math.min(shown.end, count) };
}
