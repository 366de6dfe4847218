import assert from "node:assert/strict";
import { test } from "node:test";
import type { ThreadItem } from "../../src/api/types.ts";
import { languageOf, suited } from "../../src/features/inbox/suited.ts";

const template = (id: string, category: string, language: string, usedAt: string | null = null) => ({
  id,
  category,
  language,
  usedAt,
});
const all = [
  template("offer", "MARKETING", "en", "2026-11-03"),
  template("code", "AUTHENTICATION", "en"),
  template("shipped", "UTILITY", "en"),
  template("back", "UTILITY", "en", "2026-11-02"),
  template("entrega", "UTILITY", "pt_BR"),
  template("oferta", "MARKETING", "pt_PT", "2026-11-09"),
];
const order = (wish: Parameters<typeof suited>[1]) => suited(all, wish).map(({ id }) => id);

test("what serves stands before what advertises, the latest used first", () => {
  assert.deepEqual(order({}), ["back", "shipped", "entrega", "oferta", "offer", "code"]);
});

test("their language comes first, then one that is near to it", () => {
  assert.deepEqual(order({ language: "pt_PT" }).slice(0, 3), ["oferta", "entrega", "back"]);
  assert.deepEqual(order({ language: "pt" }).slice(0, 2), ["entrega", "oferta"]);
});

test("what a conversation was reopened with last stands above all", () => {
  assert.equal(order({ last: "offer", language: "pt_BR" })[0], "offer");
});

test("the language is that of the last template that they were sent", () => {
  const line = (type: string, content: Record<string, unknown>) =>
    ({ type, content }) as unknown as ThreadItem;
  const note = { kind: "note" } as unknown as ThreadItem;
  assert.equal(
    languageOf([
      note,
      line("text", { body: "Oi" }),
      line("template", { name: "entrega", language: { code: "pt_BR" } }),
      line("template", { name: "offer", language: { code: "en" } }),
    ]),
    "pt_BR",
  );
  assert.equal(languageOf([note]), "");
});
