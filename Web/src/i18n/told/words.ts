import { fillIn } from "../index.ts";
import type { Message } from "../messages.ts";
import { factText } from "./facts.ts";
import type { Facts, Part, Said, Told } from "./types.ts";

/** Loaded with a language's catalogue: what comes first needs none of it. */
export function wordsOf(told: Told, part: Part, code: string, facts: Facts, fallback: Said): Said {
  const entry = told[part][`${code}/${facts.case}`] ?? told[part][code];
  if (!entry) return fallback;
  const [title, ...details] = entry;
  return { title: put(told, title, facts) ?? fallback.title, detail: detail(told, details, facts, fallback) };
}

function detail(told: Told, details: readonly Message[], facts: Facts, fallback: Said) {
  if (!fallback.detail) return "";
  for (const one of details) {
    const text = put(told, one, facts);
    if (text !== undefined) return text;
  }
  return fallback.detail;
}

/** Undefined where a fact is missing, or is an English word that nobody has translated. `{{1}}` is no fact: it is Meta's. */
function put(told: Told, message: Message, facts: Facts): string | undefined {
  const pattern = typeof message === "string" ? message : message.other;
  const values: Record<string, string> = {};
  for (const [, name] of pattern.matchAll(/(?<!\{)\{(\w+)\}/g)) {
    const fact = facts[name!];
    if (typeof fact !== "string" || fact === "") return undefined;
    const text = factText(name!, fact, told.terms[name!]);
    if (text === undefined) return undefined;
    values[name!] = text;
  }
  return fillIn(message, values, Number(facts.count));
}
