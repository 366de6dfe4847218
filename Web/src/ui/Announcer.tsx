import { useEffect, useState } from "react";

let say: (text: string) => void = () => {};

/** Tells people who listen instead of look. Announcements that come together are said together. */
export const announce = (text: string) => say(text);

export function Announcer() {
  const [text, setText] = useState("");
  useEffect(() => {
    let waiting: string[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    say = (next) => {
      waiting.push(next);
      timer ??= setTimeout(() => {
        setText(waiting.join(". "));
        waiting = [];
        timer = undefined;
      }, 600);
    };
    return () => clearTimeout(timer);
  }, []);
  return <div className="visually-hidden" role="status" aria-live="polite">{text}</div>;
}
