import { type ReactNode, type Ref, useEffect, useImperativeHandle, useRef } from "react";
import { useRowWindow } from "./useWindow.ts";

export type ListHandle = { show: (index: number) => void };

type Properties<Item> = {
  label: string;
  items: readonly Item[];
  rowHeight: number;
  keyOf: (item: Item) => string;
  /** One row, which sets its own `aria-setsize` and `aria-posinset` from the place and the size. */
  row: (item: Item, place: { index: number; size: number }) => ReactNode;
  onEnd?: () => void;
  /** Told whether it is anywhere but at its top. */
  onScrolled?: (isScrolled: boolean) => void;
  handle?: Ref<ListHandle>;
  className?: string;
  hasMore?: boolean;
  foot?: ReactNode;
};

/** A list of which only the rows in sight are in the page, whatever its length. */
export function VirtualList<Item>(
  { label, items, rowHeight, keyOf, row, onEnd, onScrolled, handle, className = "", hasMore, foot }:
    Properties<Item>,
) {
  const scroller = useRef<HTMLDivElement>(null);
  const { first, end } = useRowWindow(scroller, items.length, rowHeight);
  const isNearEnd = end >= items.length - 5;

  useEffect(() => {
    if (isNearEnd && hasMore) onEnd?.();
  }, [isNearEnd, hasMore, onEnd, items.length]);

  useImperativeHandle(handle, () => ({
    show(index) {
      const element = scroller.current;
      if (!element || index < 0) return;
      const top = index * rowHeight;
      if (top < element.scrollTop) element.scrollTop = top;
      else if (top + rowHeight > element.scrollTop + element.clientHeight) {
        element.scrollTop = top + rowHeight - element.clientHeight;
      }
    },
  }), [rowHeight]);

  const size = hasMore ? -1 : items.length;
  return (
    <div
      ref={scroller}
      className={`virtual-list ${className}`}
      onScroll={onScrolled && (({ currentTarget }) => onScrolled(currentTarget.scrollTop > 0))}
    >
      <div role="list" aria-label={label} style={{ height: items.length * rowHeight, position: "relative" }}>
        {items.slice(first, end).map((item, offset) => (
          <div
            key={keyOf(item)}
            role="listitem"
            aria-setsize={size}
            aria-posinset={first + offset + 1}
            className="virtual-row"
            style={{ height: rowHeight, transform: `translateY(${(first + offset) * rowHeight}px)` }}
          >
            {row(item, { index: first + offset, size })}
          </div>
        ))}
      </div>
      {foot}
    </div>
  );
}
