import { currentLocale, lateTexts, onLocaleChange } from "../index.ts";
import type { Locale } from "../locales.ts";
import type { Facts, Part, Said, Told } from "./types.ts";
import type { wordsOf } from "./words.ts";

type Present = { readonly locale: Locale; readonly told: Told; readonly wordsOf: typeof wordsOf };

let present: Present | undefined;
let coming: { readonly locale: Locale; readonly told: Promise<void> } | undefined;
const listeners = new Set<() => void>();

/** Waits for the catalogue of the present language. English has none: the server speaks it. */
export function toldTexts(): Promise<void> {
  const locale = currentLocale();
  if (!locale.told || toldNow()) return Promise.resolve();
  if (coming?.locale !== locale) coming = { locale, told: load(locale, locale.told) };
  return coming.told;
}

/** The same, but not for long: a refusal in English at once is better than one in the reader's language much later. */
export async function toldSoon() {
  if (!currentLocale().told || toldNow()) return;
  await Promise.race([toldTexts(), new Promise<void>((resolve) => setTimeout(resolve, 2000))]);
}

/** What cannot be loaded is English, and asked for again by whoever needs it next. */
async function load(locale: Locale, loader: () => Promise<Told>) {
  try {
    const [told, { wordsOf }] = await Promise.all([loader(), import("./words.ts")]);
    present = { locale, told, wordsOf };
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
export const toldNow = () => present?.locale === currentLocale() ? present : undefined;

/** What the server says under a code, in the reader's language; the server's own words where it is not known here. */
export const words = (part: Part, code: string | null | undefined, facts: Facts, fallback: Said): Said => {
  const now = code ? toldNow() : undefined;
  return now ? now.wordsOf(now.told, part, code!, facts, fallback) : fallback;
};

/** The word for a fact that is one itself; what the server says where it is not known here. */
export const term = (name: string, value: string, fallback: string) =>
  toldNow()?.told.terms[name]?.[value] ?? fallback;
