// The emoji of Unicode's own list, for the picker. The list comes from Debian's `unicode-data`; EMOJI names another copy.
import { existsSync, readFileSync } from "node:fs";

const file = process.env.EMOJI ?? "/usr/share/unicode/emoji/emoji-test.txt";
const tone = /[\u{1F3FB}-\u{1F3FF}]/u;
const line = /^[0-9A-F ]+; fully-qualified\s+# (\S+) E[\d.]+ (.+)$/;

/** A sign with a tone as the client makes it; see `toned` in the client. */
function toned(sign, mark) {
  const [first, ...rest] = sign;
  return first + mark + (rest[0] === "\uFE0F" ? rest.slice(1) : rest).join("");
}

/** Groups of [sign, name] or [sign, name, 1]: the 1 says that tones of skin can be put in. */
export function emojiGroups() {
  if (!existsSync(file)) {
    console.warn(`no emoji: ${file} is missing (Debian: apt-get install unicode-data)`);
    return [];
  }
  const text = readFileSync(file, "utf8");
  const signs = new Set([...text.matchAll(/; fully-qualified\s+# (\S+) E/g)].map((match) => match[1]));
  const groups = [];
  for (const row of text.split("\n")) {
    const heading = /^# group: (.+)$/.exec(row);
    if (heading) {
      groups.push({ id: heading[1].toLowerCase().replaceAll(" & ", "-").replaceAll(" ", "-"), items: [] });
    }
    const [, sign, name] = line.exec(row) ?? [];
    if (!sign || tone.test(sign)) continue;
    groups.at(-1).items.push(signs.has(toned(sign, "\u{1F3FD}")) ? [sign, name, 1] : [sign, name]);
  }
  return groups.filter(({ items }) => items.length > 0);
}
