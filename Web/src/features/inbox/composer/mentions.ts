import type { Named } from "../../../api/types.ts";

export type NotePart = { text: string; mention?: Named };

/** A note in pieces: those that name a colleague, and the rest. A longer name goes before one that it begins with. */
export function splitMentions(text: string, mentions: readonly Named[]): NotePart[] {
  const longest = [...mentions].sort((left, right) => right.name.length - left.name.length);
  const parts: NotePart[] = [];
  let plain = "";
  for (let at = 0; at < text.length;) {
    const mention = text[at] === "@" ? longest.find(({ name }) => text.startsWith(name, at + 1)) : undefined;
    if (!mention) {
      plain += text[at];
      at += 1;
      continue;
    }
    if (plain) parts.push({ text: plain });
    plain = "";
    parts.push({ text: `@${mention.name}`, mention });
    at += mention.name.length + 1;
  }
  if (plain) parts.push({ text: plain });
  return parts;
}

/** Whom a note names, of those who were chosen while it was written. */
export const mentionedIn = (text: string, people: readonly Named[]) =>
  people.filter(({ name }) => text.includes(`@${name}`)).map(({ id }) => id);
