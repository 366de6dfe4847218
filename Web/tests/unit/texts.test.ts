import assert from "node:assert/strict";
import { test } from "node:test";
import { en } from "../../src/i18n/en/index.ts";
import { late } from "../../src/i18n/en/late.ts";
import { es } from "../../src/i18n/es.ts";
import { fill, type Message } from "../../src/i18n/messages.ts";
import { pseudo } from "../../src/i18n/pseudo.ts";

const all = { ...en, ...late };
const rules = new Intl.PluralRules("en");
const digits = new Intl.NumberFormat("en");
const texts = (message: Message) => typeof message === "string" ? [message] : Object.values(message);
const values = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort().join();

test("values are put in, numbers as the language writes them", () => {
  assert.equal(fill("{count} of {name}", { count: 1200, name: "x" }, rules, digits), "1,200 of x");
  assert.equal(fill("{missing}", {}, rules, digits), "{missing}");
});

test("the form follows the number", () => {
  const message = { one: "{count} row", other: "{count} rows" };
  assert.equal(fill(message, { count: 1 }, rules, digits), "1 row");
  assert.equal(fill(message, { count: 0 }, rules, digits), "0 rows");
});

test("every language names the same values in each text", () => {
  for (const [key, message] of Object.entries(all) as [keyof typeof all, Message][]) {
    const wanted = values(texts(message).at(-1)!);
    for (const text of texts(es[key])) assert.equal(values(text), wanted, `es ${key}`);
  }
});

test("no text is empty or cut", () => {
  for (const [key, message] of Object.entries(all)) {
    for (const text of texts(message as Message)) assert.ok(text.length > 0 && !text.endsWith(" "), key);
  }
});

test("the pseudo-locale keeps the values and stretches the rest", () => {
  const made = pseudo("Hello {name}") as string;
  assert.match(made, /^\[.*\{name\}.*~+\]$/);
});
