import type { Message } from "./messages.ts";

const accents: Record<string, string> = {
  a: "á",
  e: "é",
  i: "í",
  o: "ó",
  u: "ú",
  c: "ç",
  n: "ñ",
  s: "š",
  y: "ý",
  A: "Á",
  E: "É",
  I: "Í",
  O: "Ó",
  U: "Ú",
  C: "Ç",
  N: "Ñ",
  S: "Š",
};

function stretch(text: string) {
  const accented = text.split(/(\{\w+\})/).map((part) =>
    part.startsWith("{") ? part : part.replace(/[a-zA-Z]/g, (letter) => accents[letter] ?? letter)
  ).join("");
  return `[${accented}${"~".repeat(Math.ceil(text.length * 0.3))}]`;
}

/** The pseudo-locale of a message: accented, a third longer and in brackets, so that a fixed or cut text shows. */
export function pseudo(message: Message): Message {
  if (typeof message === "string") return stretch(message);
  return Object.fromEntries(Object.entries(message).map(([name, text]) => [name, stretch(text)])) as Message;
}
