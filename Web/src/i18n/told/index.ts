import { currentLocale, fillIn, lateTexts, onLocaleChange } from "../index.ts";
import type { Locale } from "../locales.ts";
import { type Facts, factText } from "./facts.ts";
import type { Message } from "../messages.ts";
import type { Part, Told } from "./types.ts";

export type { Facts, Part };
export type Said = { readonly title: string; readonly detail: string };

let present: { readonly locale: Locale; readonly told?: Told } | undefined;
let coming: { readonly locale: Locale; readonly told: Promise<void> } | undefined;
const listeners = new Set<() => void>();

/** Waits for the catalogue of the present language. English has none: the server speaks it. */
export function toldTexts(): Promise<void> {
  const locale = currentLocale();
  if (!locale.told || present?.locale === locale) return Promise.resolve();
  if (coming?.locale !== locale) coming = { locale, told: load(locale, locale.told) };
  return coming.told;
}

/** What cannot be loaded is English, and asked for again by whoever needs it next. */
async function load(locale: Locale, loader: () => Promise<Told>) {
  try {
    present = { locale, told: await loader() };
    for (const listener of listeners) listener();
  } catch {
    coming = undefined;
  }
}

onLocaleChange(() => void lateTexts().then(toldTexts));

export function onTold(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Changes when there are other words. */
export const toldNow = () => present?.locale === currentLocale() ? present.told : undefined;

/** What the server says under a code, in the reader's language; the server's own words where it is not known here. */
export function words(part: Part, code: string | null | undefined, facts: Facts, fallback: Said): Said {
  const told = toldNow();
  const entry = code ? told?.[part][`${code}/${facts.case}`] ?? told?.[part][code] : undefined;
  if (!told || !entry) return fallback;
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

/** The word for a fact that is one itself; what the server says where it is not known here. */
export const term = (name: string, value: string, fallback: string) =>
  toldNow()?.terms[name]?.[value] ?? fallback;

/** Undefined where a fact is missing, or is an English word that nobody has translated. */
function put(told: Told, message: Message, facts: Facts): string | undefined {
  const pattern = typeof message === "string" ? message : message.other;
  const values: Record<string, string | number> = {};
  for (const [, name] of pattern.matchAll(/\{(\w+)\}/g)) {
    const fact = facts[name!];
    if (typeof fact !== "string" || fact === "") return undefined;
    const text = factText(name!, fact, told.terms[name!]);
    if (text === undefined) return undefined;
    values[name!] = text;
  }
  return fillIn(message, values, Number(facts.count));
}
