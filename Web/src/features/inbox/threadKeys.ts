import type { Shortcut } from "../../app/keyboard.ts";
import type { MessageKey } from "../../i18n/index.ts";

const keys = {
  r: "keys.reply",
  n: "keys.note",
  a: "assign.title",
  o: "assign.owner.give",
  e: "keys.resolve",
  p: "keys.pin",
  u: "unread.mark",
  t: "tags.title",
  h: "remind.title",
  i: "panel.toggle",
} as const satisfies Record<string, MessageKey>;
export type ThreadKey = keyof typeof keys;

/** What the keys do to the open conversation; without one, the map of keys still tells of them. */
export const threadShortcuts = (
  run: Partial<Record<ThreadKey, () => void>> = {},
  isComing = false,
): Shortcut[] =>
  (Object.keys(keys) as ThreadKey[]).map((key) => ({
    keys: key,
    label: keys[key],
    group: "keys.thread",
    run: run[key],
    isComing,
  }));
