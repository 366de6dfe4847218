import { type RefObject, useEffect, useState } from "react";

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

/**
 * Follows a scroller, and renders again only when other rows come into sight. The scroller is asked for its place when it moves or
 * changes its size, and not when rows come in: an answer then would cost a layout of the whole page for each of them.
 */
export function useRowWindow(
  scroller: RefObject<HTMLElement>,
  count: number,
  rowHeight: number,
  offset = 0,
): RowWindow {
  const [seen, setSeen] = useState({ from: 0, to: 24 });
  const hasRows = count > 0;

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () => {
      const top = element.scrollTop - offset;
      const from = Math.floor(top / rowHeight);
      const to = Math.ceil((top + element.clientHeight) / rowHeight);
      setSeen((before) => before.from === from && before.to === to ? before : { from, to });
    };
    measure();
    element.addEventListener("scroll", measure, { passive: true });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      element.removeEventListener("scroll", measure);
      observer.disconnect();
    };
  }, [scroller, rowHeight, offset, hasRows]);

  return rowsInSight(seen.from * rowHeight, (seen.to - seen.from) * rowHeight, rowHeight, count);
}
