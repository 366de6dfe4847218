export const marks = { bold: "*", italic: "_", strike: "~", code: "```" } as const;
export type Mark = keyof typeof marks;
export type Edit = { from: number; to: number; text: string; selectFrom: number; selectTo: number };

/**
 * What a format key does to a selection: puts its marks around, or takes them away when they are there.
 * Spaces at the ends stay outside, since WhatsApp takes no mark that touches one.
 */
export function formatted(text: string, start: number, end: number, mark: Mark): Edit {
  const sign = marks[mark];
  const picked = text.slice(start, end);
  const lead = picked.length - picked.trimStart().length;
  const trail = picked.trim() === "" ? 0 : picked.length - picked.trimEnd().length;
  const from = start + (picked.trim() === "" ? 0 : lead);
  const to = end - trail;
  const inner = text.slice(from, to);
  const size = sign.length;

  if (text.slice(from - size, from) === sign && text.slice(to, to + size) === sign) {
    return edit(from - size, to + size, inner, from - size, from - size + inner.length);
  }
  if (inner.length > 2 * size && inner.startsWith(sign) && inner.endsWith(sign)) {
    const bare = inner.slice(size, -size);
    return edit(from, to, bare, from, from + bare.length);
  }
  return edit(from, to, sign + inner + sign, from + size, from + size + inner.length);
}

const edit = (from: number, to: number, text: string, selectFrom: number, selectTo: number): Edit => ({
  from,
  to,
  text,
  selectFrom,
  selectTo,
});

/** Whether any of the text looks otherwise on the customer's phone than it is written. */
export const hasMarkup = (text: string) => /(^|\W)([*_~])\S.*?\2|`[^`]+`/s.test(text);
