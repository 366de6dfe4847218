import assert from "node:assert/strict";
import { test } from "node:test";
import { fill, type Message, type Plural } from "../../src/i18n/messages.ts";
import { pseudo } from "../../src/i18n/pseudo.ts";
import { languages, partsOf, together } from "./languages.ts";

const english = await partsOf("en");
const all = together(english);
const rules = new Intl.PluralRules("en");
const digits = new Intl.NumberFormat("en");
const texts = (message: Message) => typeof message === "string" ? [message] : Object.values(message);
const values = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!).sort();

/** Names, units and words that a language shares with English. */
const shared: Record<string, readonly string[]> = {
  ar: [],
  es: [
    "Plan",
    "Total",
    "Emoji",
    "Canal",
    "Color",
    "No",
    "Error",
    "Roles",
    "Variables",
    "Audio",
    "Sticker",
    "Doctor",
  ],
  hi: [],
  pt: ["Total", "Emoji", "E-mail"],
};
const isName = (text: string) =>
  /^(?:\W|\d|[A-Z]{2,}|[Ll]odestone|Meta|WhatsApp|WhatsApp Manager|Excel|Webhooks|GSTIN|Push|Marketing|OK|API|PDF|CSV|UTC|QR|e-?mail|\{\w+\}|I[Dd]|MB)*$/
    .test(text.replace(/\{\w+\}/g, ""));

test("values are put in, numbers as the language writes them", () => {
  assert.equal(fill("{count} of {name}", { count: 1200, name: "x" }, rules, digits), "1,200 of x");
  assert.equal(fill("{missing}", {}, rules, digits), "{missing}");
});

test("a value keeps its own direction among words that run from right to left", () => {
  const put = (name: string) => fill("كتب {name}", { name }, rules, digits, true);
  assert.equal(put("Asha"), "كتب \u2068Asha\u2069");
  assert.equal(put(""), "كتب ");
});

test("the form follows the number, in each of Arabic's six", () => {
  const message = { one: "{count} row", other: "{count} rows" };
  assert.equal(fill(message, { count: 1 }, rules, digits), "1 row");
  assert.equal(fill(message, { count: 0 }, rules, digits), "0 rows");
  const forms = { zero: "z", one: "o", two: "t", few: "f", many: "m", other: "x" };
  const arabic = new Intl.PluralRules("ar");
  const form = (count: number) => fill(forms, { count }, arabic, digits);
  assert.equal([0, 1, 2, 3, 10, 11, 99, 100, 101, 103].map(form).join(""), "zotffmmxxf");
});

for (const language of languages) {
  const parts = await partsOf(language);
  const own = together(parts);

  test(`${language}: the same files with the same keys`, () => {
    assert.deepEqual(Object.keys(parts), Object.keys(english));
    for (const [part, texts] of Object.entries(english)) {
      assert.deepEqual(Object.keys(parts[part]!).sort(), Object.keys(texts).sort(), `${language}/${part}.ts`);
    }
  });

  test(`${language}: the same values, in all forms that the language has`, () => {
    // "many" of Spanish and Portuguese is for whole millions, and reads like "other".
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
      .filter((form) => language === "ar" || form !== "many").sort();
    for (const [key, message] of Object.entries(all)) {
      const translated = own[key]!;
      if (typeof message === "string") {
        assert.deepEqual(values(translated as string), values(message), `${language} ${key}`);
        continue;
      }
      assert.deepEqual(Object.keys(translated).sort(), forms, `${language} ${key}`);
      for (const [form, text] of Object.entries(translated as Plural)) {
        const wanted = values(message.other);
        // "Two conversations" and "no conversation" need no figure.
        const mayOmit = ["zero", "one", "two"].includes(form);
        const named = values(text);
        if (mayOmit) assert.ok(named.every((name) => wanted.includes(name)), `${language} ${key} ${form}`);
        else assert.deepEqual(named, wanted, `${language} ${key} ${form}`);
      }
    }
  });

  test(`${language}: nothing was left in English`, () => {
    const copies = Object.entries(all).filter(([key, message]) =>
      texts(own[key]!).some((text) =>
        texts(message).includes(text) && !isName(text) && !shared[language]!.includes(text)
      )
    ).map(([key, message]) => `${key}: ${texts(message).at(-1)}`);
    assert.deepEqual(copies, []);
  });

  test(`${language}: no text is empty or cut, and none has the other script's quotation marks`, () => {
    for (const [key, message] of Object.entries(own)) {
      for (const text of texts(message)) {
        assert.ok(text.trim().length > 0 && !text.endsWith(" "), `${language} ${key}`);
        if (language === "ar") assert.doesNotMatch(text, /[“”?]|\D, /, `${language} ${key}`);
      }
    }
  });
}

test("no key is in two files", () => {
  const keys = Object.values(english).flatMap((texts) => Object.keys(texts));
  assert.deepEqual(keys.filter((key, at) => keys.indexOf(key) !== at), []);
});

test("no English text is empty or cut", () => {
  for (const [key, message] of Object.entries(all)) {
    for (const text of texts(message)) assert.ok(text.length > 0 && !text.endsWith(" "), key);
  }
});

test("the pseudo-locale keeps the values and stretches the rest", () => {
  const made = pseudo("Hello {name}") as string;
  assert.match(made, /^\[.*\{name\}.*~+\]$/);
});
