import { type CSSProperties, memo, type ReactNode, useEffect, useRef } from "react";
import type { Pages } from "../data/usePages.ts";
import { type MessageKey, t } from "../i18n/index.ts";
import { Button } from "./Button.tsx";
import { Icon } from "./Icon.tsx";
import { ErrorState, Skeleton } from "./States.tsx";
import { useRowWindow } from "./useWindow.ts";

export type Column<Row> = {
  key: string;
  header: MessageKey | { text: string };
  /** In the place of the words: a checkbox for all, an order. */
  headCell?: ReactNode;
  cell: (row: Row) => ReactNode;
  /** CSS width. Columns without one share what is left. */
  width?: string;
  /** The width on a phone, so that something is left. */
  narrow?: string;
  align?: "end";
  /** Its header is only for those who listen. */
  isHeaderHidden?: boolean;
  /** 2 goes away on a tablet's width, 3 on a laptop's. */
  priority?: 1 | 2 | 3;
};

type Properties<Row> = {
  label: string;
  columns: readonly Column<Row>[];
  pages: Pages<Row>;
  keyOf: (row: Row) => string;
  empty: ReactNode;
  rowHeight?: number;
  /** What a click on a row does; a link or button in the row must do the same for the keyboard. */
  onOpen?: (row: Row) => void;
  toneOf?: (row: Row) => "danger" | "chosen" | undefined;
  /** The row that the keyboard stands on: kept in sight. */
  activeIndex?: number;
  /** Narrower than this, the table scrolls sideways (not on phones, where columns go away instead). */
  minWidth?: string;
};

const headHeight = 36;

/** A table over keyset pages: only the rows in sight are in the page, more are loaded near the end. */
export function DataTable<Row>(
  { label, columns, pages, keyOf, empty, rowHeight = 44, onOpen, toneOf, activeIndex, minWidth }: Properties<
    Row
  >,
) {
  const scroller = useRef<HTMLDivElement>(null);
  const { items, hasMore, loadMore } = pages;
  const { first, end } = useRowWindow(scroller, items.length, rowHeight, headHeight);
  const isNearEnd = items.length > 0 && end >= items.length - 8;

  useEffect(() => {
    if (isNearEnd && hasMore && !pages.moreProblem) loadMore();
  }, [isNearEnd, hasMore, loadMore, items.length, pages.moreProblem]);

  useEffect(() => {
    const element = scroller.current;
    if (!element || activeIndex === undefined || activeIndex < 0) return;
    const top = activeIndex * rowHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + rowHeight + headHeight > element.scrollTop + element.clientHeight) {
      element.scrollTop = top + rowHeight + headHeight - element.clientHeight;
    }
  }, [activeIndex, rowHeight]);

  if (pages.problem && items.length === 0) {
    return (
      <ErrorState
        problem={pages.problem}
        retry={() => void pages.reload()}
      />
    );
  }
  if (pages.isLoading) return <Skeleton rows={9} />;
  if (items.length === 0) return <>{empty}</>;

  return (
    // The scroller takes the focus so that the arrow keys scroll it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div ref={scroller} className="table-scroll" role="group" aria-label={label} tabIndex={0}>
      <table
        className={minWidth ? "table table-sideways" : "table"}
        style={minWidth ? { "--table-least": minWidth } as CSSProperties : undefined}
        aria-rowcount={hasMore ? -1 : items.length + 1}
      >
        <colgroup>
          {columns.map((column) => (
            <col key={column.key} className={priority(column)} style={widths(column)} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={cellClass(column)}>
                {column.headCell ?? (
                  <span className={column.isHeaderHidden ? "visually-hidden" : undefined}>
                    {typeof column.header === "string" ? t(column.header) : column.header.text}
                  </span>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {first > 0 && <Space height={first * rowHeight} />}
          {items.slice(first, end).map((row, offset) => (
            <Row
              key={keyOf(row)}
              row={row}
              index={first + offset + 2}
              columns={columns as readonly Column<unknown>[]}
              height={rowHeight}
              tone={toneOf?.(row)}
              isActive={first + offset === activeIndex}
              onOpen={onOpen as ((row: unknown) => void) | undefined}
            />
          ))}
          {end < items.length && <Space height={(items.length - end) * rowHeight} />}
        </tbody>
      </table>
      <More pages={pages} />
    </div>
  );
}

const widths = ({ width, narrow = width }: Column<never>) =>
  ({ "--width": width, "--narrow": narrow }) as CSSProperties;
const priority = (column: Column<never>) =>
  column.priority && column.priority > 1 ? `priority-${column.priority}` : "";
const cellClass = (column: Column<never>) =>
  [column.align === "end" && "align-end", priority(column)].filter(Boolean).join(" ");
const Space = ({ height }: { height: number }) => (
  <tr className="table-space" aria-hidden="true">
    <td style={{ height }} />
  </tr>
);

type RowProperties = {
  row: unknown;
  index: number;
  columns: readonly Column<unknown>[];
  height: number;
  tone?: "danger" | "chosen";
  isActive: boolean;
  onOpen?: (row: unknown) => void;
};

const Row = memo(function Row({ row, index, columns, height, tone, isActive, onOpen }: RowProperties) {
  const open = onOpen && ((event: React.MouseEvent) => {
    const isOnControl = (event.target as Element).closest("a, button, input, select, label");
    if (!isOnControl && !getSelection()?.toString()) onOpen(row);
  });
  return (
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <tr
      aria-rowindex={index}
      className={`${open ? "is-open-able" : ""}${tone ? ` row-${tone}` : ""}${isActive ? " row-active" : ""}`}
      style={{ height }}
      onClick={open}
    >
      {columns.map((column) => (
        <td key={column.key} className={cellClass(column as Column<never>)}>{column.cell(row)}</td>
      ))}
    </tr>
  );
});

function More<Row>({ pages }: { pages: Pages<Row> }) {
  if (pages.moreProblem) {
    return (
      <p className="table-more" role="alert">
        {pages.moreProblem.title} <Button size="small" onClick={pages.loadMore}>{t("action.retry")}</Button>
      </p>
    );
  }
  if (pages.isLoadingMore) {
    return (
      <p className="table-more">
        <Icon name="loader-circle" className="spin" /> {t("state.loadingMore")}
      </p>
    );
  }
  return null;
}
