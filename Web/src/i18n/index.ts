import { en, type MessageKey, type Messages } from "./en/index.ts";
import { type Locale, localeFor, locales } from "./locales.ts";
import { fill, type Values } from "./messages.ts";
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
  return fill(messages[key] ?? english[key] ?? key, values, rules, digits);
}

/** The English texts of a screen that is loaded when it is opened; every other language has all its texts in one piece. */
export const addEnglish = (texts: Partial<Messages>) => void Object.assign(english, texts);

/** The BCP 47 tag for `Intl`. Right-to-left pseudo text keeps Latin digits, since the tests read them. */
export function localeTag() {
  return current.tag === "ar-XB" || current.tag === "en-XA" ? "en" : regional(current.tag);
}

/** The person's own region, when it speaks the chosen language: en-IN groups digits as lakh and crore. */
function regional(tag: string) {
  return navigator.languages.find((wanted) => wanted.split("-")[0] === tag) ?? tag;
}

export const currentLocale = () => current;

export async function restoreLocale() {
  const wanted = stored.read<string>("locale");
  await setLocale(localeFor(wanted ? [wanted] : navigator.languages), { remember: false });
}

export async function setLocale(locale: Locale, { remember }: { remember: boolean }) {
  messages = locale.load ? await locale.load() : english;
  current = locale;
  rules = new Intl.PluralRules(localeTag());
  digits = new Intl.NumberFormat(localeTag());
  document.documentElement.lang = locale.tag === "ar-XB" ? "ar" : locale.tag.split("-")[0]!;
  document.documentElement.dir = locale.direction;
  if (remember) stored.write("locale", locale.tag);
  for (const listener of listeners) listener();
}

export function onLocaleChange(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
