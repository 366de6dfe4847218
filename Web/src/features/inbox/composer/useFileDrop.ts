import { type RefObject, useEffect, useState } from "react";

const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;

/** Files dropped anywhere on the thread; tells while something is held over it. */
export function useFileDrop(
  frame: RefObject<HTMLElement>,
  isOn: boolean,
  add: (files: Iterable<File>) => void,
) {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const place = frame.current?.closest<HTMLElement>(".thread");
    if (!place) return;
    let depth = 0;
    const over = (event: DragEvent) => hasFiles(event) && event.preventDefault();
    const enter = (event: DragEvent) => {
      if (!isOn || !hasFiles(event)) return;
      depth += 1;
      setOver(true);
    };
    const leave = () => {
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      // Also where nothing can be attached: the browser would leave the page for the file.
      event.preventDefault();
      depth = 0;
      setOver(false);
      if (isOn && event.dataTransfer) add(event.dataTransfer.files);
    };
    place.addEventListener("dragover", over);
    place.addEventListener("dragenter", enter);
    place.addEventListener("dragleave", leave);
    place.addEventListener("drop", drop);
    return () => {
      place.removeEventListener("dragover", over);
      place.removeEventListener("dragenter", enter);
      place.removeEventListener("dragleave", leave);
      place.removeEventListener("drop", drop);
    };
  }, [frame, isOn, add]);
  return isOver;
}
