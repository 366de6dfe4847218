import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { announce } from "./Announcer.tsx";

type Drag = { from: number; to: number; shift: number };

/**
 * Rows that are put in order by a handle: dragged with a mouse or a finger, or moved by the arrow keys.
 * `move` is called once, when the row is let go; `words` says where it is for those who listen.
 */
export function useReorder(
  count: number,
  move: (from: number, to: number) => void,
  words: (index: number, to: number) => string,
) {
  const list = useRef<HTMLUListElement>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const start = useRef<{ y: number; half: number; middles: number[] }>();

  const finish = (to: number, from: number) => {
    if (to === from) return;
    move(from, to);
    announce(words(from, to));
  };
  const rows = () => [...list.current?.querySelectorAll<HTMLElement>("[data-reorder]") ?? []];

  const handle = (index: number) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      const boxes = rows().map((row) => row.getBoundingClientRect());
      start.current = {
        y: event.clientY,
        half: (boxes[index]?.height ?? 0) / 2,
        middles: boxes.map(({ top, height }) => top + height / 2),
      };
      setDrag({ from: index, to: index, shift: 0 });
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (!start.current || !drag) return;
      const { y, half, middles } = start.current;
      const shift = event.clientY - y;
      // When its foremost edge passes the middle of another row, it takes that row's place.
      const edge = (middles[index] ?? 0) + shift + (shift < 0 ? -half : half);
      const passed =
        middles.filter((other, at) => shift < 0 ? at < index && other > edge : at > index && other < edge)
          .length;
      setDrag({ from: index, to: index + (shift < 0 ? -passed : passed), shift });
    },
    onPointerUp: () => {
      if (drag) finish(drag.to, drag.from);
      start.current = undefined;
      setDrag(null);
    },
    onPointerCancel: () => {
      start.current = undefined;
      setDrag(null);
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
      const to = index + by;
      if (by === 0 || to < 0 || to >= count) return;
      event.preventDefault();
      finish(to, index);
    },
  });
  /** Where a row is drawn while one is dragged. */
  const row = (index: number) => ({
    "data-reorder": true,
    "data-dragged": drag?.from === index || undefined,
    "data-drop": drag && drag.to === index && drag.from !== index
      ? (drag.to < drag.from ? "before" : "after")
      : undefined,
    style: drag?.from === index ? { transform: `translateY(${drag.shift}px)` } : undefined,
  });
  return { list, handle, row };
}
