export type Trigger = { sign: "/" | "@"; words: string; from: number; to: number };

/** The word that is being written with a `/` or an `@` before it, where one begins a word. */
export function triggerAt(text: string, caret: number, sign: "/" | "@"): Trigger | null {
  const before = text.slice(0, caret);
  const from = before.lastIndexOf(sign);
  if (from < 0 || (from > 0 && !/\s/.test(before[from - 1]!))) return null;
  const words = before.slice(from + 1);
  // A colleague may have two names; a shortcut has no space.
  const isWord = sign === "/"
    ? /^[\p{L}\p{N}_-]*$/u.test(words)
    : /^[\p{L}\p{N}'’.-]*( [\p{L}\p{N}'’.-]*)?$/u.test(words);
  return isWord ? { sign, words, from, to: caret } : null;
}
