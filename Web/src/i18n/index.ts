import { en, type MessageKey, type Messages } from "./en/index.ts";
import { type Locale, localeFor, locales } from "./locales.ts";
import { languageCookie, tagFor } from "./tags.ts";
import { fill, type Message, type Values } from "./messages.ts";
import { stored } from "../app/storage.ts";

export { locales };
export type { Locale, MessageKey, Values };

/** Grows as screens bring theirs. */
const english: Partial<Messages> = { ...en };
let messages: Partial<Messages> = english;
let current: Locale = locales[0]!;
let rules = new Intl.PluralRules("en");
let digits = new Intl.NumberFormat("en");
const listeners = new Set<() => void>();

/** The text of a key in the present language. */
export function t(key: MessageKey, values?: Values): string {
  return fill(messages[key] ?? english[key] ?? key, values, rules, digits, current.direction === "rtl");
}

/** Puts values into a message that stands in no list of texts. `count` chooses its form. */
export const fillIn = (message: Message, values: Values, count: number) =>
  fill(form(message, count), values, rules, digits, current.direction === "rtl");

const form = (message: Message, count: number): Message =>
  typeof message === "string" ? message : message[rules.select(count || 0)] ?? message.other;

/** The English texts of a screen that is loaded when it is opened; the other languages have theirs by `lateTexts`. */
export const addEnglish = (texts: Partial<Messages>) => void Object.assign(english, texts);

/** The BCP 47 tag for `Intl`. */
export const localeTag = () => tagFor(current.tag, navigator.languages);

export const currentLocale = () => current;

export async function restoreLocale() {
  const wanted = languageCookie.read(document.cookie) ?? stored.read<string>("locale");
  await setLocale(localeFor(wanted ? [wanted] : navigator.languages), { remember: false });
}

let late: Promise<void> = Promise.resolve();

/** What a screen waits for before it is drawn. Texts that cannot be loaded are English, and asked for again by the next one. */
export const lateTexts = () => late;

let wantsOutreach = false;

/** The same for a screen of templates, campaigns or sequences, whose texts are another piece. */
export function outreachTexts() {
  if (!wantsOutreach) {
    wantsOutreach = true;
    void loadLate(current);
  }
  return late;
}

function loadLate(locale: Locale) {
  const pieces = [locale.late?.(), wantsOutreach ? locale.outreach?.() : undefined];
  late = !locale.late ? Promise.resolve() : Promise.all(pieces).then((found) => {
    if (current === locale) messages = Object.assign({ ...messages }, ...found);
  }, () => {
    late = new Promise((resolve) => {
      setTimeout(() => resolve(loadLate(locale)), 2000);
    });
  });
  return late;
}

export async function setLocale(locale: Locale, { remember }: { remember: boolean }) {
  messages = locale.core ? await locale.core() : english;
  current = locale;
  const isLate = loadLate(locale);
  // Texts of the open screen are among them.
  if (remember) await isLate;
  rules = new Intl.PluralRules(localeTag());
  digits = new Intl.NumberFormat(localeTag());
  document.documentElement.lang = locale.tag === "ar-XB" ? "ar" : locale.tag;
  document.documentElement.dir = locale.direction;
  if (remember) {
    stored.write("locale", locale.tag);
    document.cookie = languageCookie.write(locale.tag);
  }
  for (const listener of listeners) listener();
}

export function onLocaleChange(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
