import { type RefObject, useEffect, useRef, useState } from "react";

/** Whether a part has come near what is in sight; from then on it stays so. */
export function useSeen<Part extends Element>(): [RefObject<Part>, boolean] {
  const part = useRef<Part>(null);
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    const element = part.current;
    if (!element || isSeen) return;
    const watcher = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && setSeen(true),
      { rootMargin: "200px" },
    );
    watcher.observe(element);
    return () => watcher.disconnect();
  }, [isSeen]);
  return [part, isSeen];
}
