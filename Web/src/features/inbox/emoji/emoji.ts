/** As the build writes it: the sign, its name, and whether its skin has tones. */
export type Emoji = readonly [sign: string, name: string, hasTones?: 1];
export type EmojiGroup = { readonly id: string; readonly items: readonly Emoji[] };

const address = document.querySelector<HTMLMetaElement>("meta[name=emoji]")?.content ?? "";
let loading: Promise<readonly EmojiGroup[]> | undefined;

/** All emoji, once for the page; a failure may be tried again. */
export function loadEmoji(): Promise<readonly EmojiGroup[]> {
  loading ??= fetch(address).then((response) => {
    if (!response.ok) throw new Error(String(response.status));
    return response.json() as Promise<EmojiGroup[]>;
  }).catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

export const tones = ["", "🏻", "🏼", "🏽", "🏾", "🏿"] as const;

/** A sign with a skin tone: it stands after the first letter, in place of the picture mark. */
export function toned([sign, , hasTones]: Emoji, tone: string): string {
  if (!hasTones || !tone) return sign;
  const [first = "", ...rest] = sign;
  return first + tone + (rest[0] === "\uFE0F" ? rest.slice(1) : rest).join("");
}

/** Those whose name has every word of the search at the beginning of one of its own; whole names first. */
export function findEmoji(groups: readonly EmojiGroup[], search: string, most = 120): Emoji[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const score = (name: string) => {
    const own = name.split(/[\s:,-]+/);
    if (!words.every((word) => own.some((part) => part.startsWith(word)))) return 0;
    return name.startsWith(words[0]!) ? 2 : 1;
  };
  return groups.flatMap(({ items }) => items).map((emoji) => ({ emoji, score: score(emoji[1]) })).filter((
    found,
  ) => found.score > 0).sort((left, right) => right.score - left.score).slice(0, most).map(({ emoji }) =>
    emoji
  );
}
