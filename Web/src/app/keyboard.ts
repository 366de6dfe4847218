import { useEffect, useRef } from "react";
import type { MessageKey } from "../i18n/index.ts";

export type Shortcut = {
  /** "j", "?", "g i" (one after the other), "mod+k" (Control, or Command on a Mac). */
  readonly keys: string;
  readonly label: MessageKey;
  readonly group: MessageKey;
  /** Absent where there is nothing to do it to now: the map still tells of it. */
  readonly run?: () => void;
  /** What it does is being loaded: pressed now, it is done as soon as that is there. */
  readonly isComing?: boolean;
};

const active: { current: Shortcut[] }[] = [];
let first = "";
let firstAt = 0;
let early = { keys: "", at: 0 };
/** Longer than a screen takes; later, nobody remembers what they pressed. */
const earlyFor = 2_000;

/** All shortcuts that work now, the newest screen's first and each once: for the map. */
export const activeShortcuts = () =>
  [...active].reverse().flatMap((set) => set.current).filter((shortcut, place, all) =>
    all.findIndex(({ keys, label }) => keys === shortcut.keys && label === shortcut.label) === place
  );

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=button])"));

const hasOpenDialog = () => document.querySelector("dialog[open], [popover]:popover-open") !== null;

function find(keys: string) {
  for (const set of [...active].reverse()) {
    const found = set.current.find((shortcut) => shortcut.keys === keys && shortcut.run);
    if (found) return found;
  }
  return undefined;
}

export function handleKey(event: KeyboardEvent) {
  if (event.defaultPrevented || event.isComposing) return;
  const modifier = event.ctrlKey || event.metaKey;
  if (modifier) {
    if (event.altKey || event.shiftKey) return;
    return fire(find(`mod+${event.key.toLowerCase()}`), event);
  }
  if (event.altKey || isTyping(event.target) || hasOpenDialog()) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const pair = Date.now() - firstAt < 1200 ? find(`${first} ${key}`) : undefined;
  first = key;
  firstAt = Date.now();
  early = isComing(key) ? { keys: key, at: Date.now() } : { keys: "", at: 0 };
  fire(pair ?? find(key), event);
}

const isComing = (keys: string) =>
  !find(keys) &&
  active.some((set) => set.current.some((shortcut) => shortcut.keys === keys && shortcut.isComing));

/** Does what was pressed before it could be done. */
function takeEarly(shortcuts: Shortcut[]) {
  const found = shortcuts.find((shortcut) => shortcut.keys === early.keys && shortcut.run);
  if (!found || Date.now() - early.at > earlyFor || hasOpenDialog()) return;
  early = { keys: "", at: 0 };
  found.run?.();
}

function fire(shortcut: Shortcut | undefined, event: KeyboardEvent) {
  if (!shortcut) return;
  event.preventDefault();
  first = "";
  shortcut.run?.();
}

/** The shortcuts of a screen, for as long as it is shown. */
export function useShortcuts(shortcuts: Shortcut[]) {
  const set = useRef(shortcuts);
  useEffect(() => {
    set.current = shortcuts;
    takeEarly(shortcuts);
  });
  useEffect(() => {
    const own = set;
    active.push(own);
    return () => {
      active.splice(active.indexOf(own), 1);
    };
  }, []);
}

const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

/** "mod+k" as the keys' own names. */
export const keyCaps = (keys: string) =>
  keys.split(/[ +]/).map((key) => {
    if (key === "mod") return isMac ? "⌘" : "Ctrl";
    if (key === "Escape") return "Esc";
    return key.length === 1 ? key.toUpperCase() : key;
  });
