import { memo } from "react";

/** One of eight quiet tones, the same for a name every time. */
function tone(text: string) {
  let hash = 0;
  for (const letter of text) hash = (hash * 31 + letter.codePointAt(0)!) | 0;
  return Math.abs(hash) % 8;
}

export function initials(name: string) {
  if (/^[+\d\s()\u2066\u2069-]+$/.test(name)) return "#";
  const letters = name.split(/\s+/).map((word) => [...word].find((letter) => /\p{L}|\p{N}/u.test(letter)))
    .filter(Boolean);
  return (letters.length > 1 ? `${letters[0]}${letters[letters.length - 1]}` : letters[0] ?? "#")
    .toLocaleUpperCase();
}

export const Avatar = memo(function Avatar({ name, size = 36 }: { name: string; size?: number }) {
  return (
    <span
      className={`avatar avatar-${tone(name)}`}
      style={{ width: size, height: size, fontSize: size * 0.38 }}
      aria-hidden="true"
    >
      {initials(name)}
    </span>
  );
});
