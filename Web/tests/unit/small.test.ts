import assert from "node:assert/strict";
import { test } from "node:test";
import { rateOf } from "../../src/features/campaigns/useRate.ts";
import { progress, reached } from "../../src/features/campaigns/counts.ts";
import { guessSources, isComplete } from "../../src/features/campaigns/wizard/variables/guess.ts";
import { fillComponents, fillText } from "../../src/features/whatsapp/template.ts";
import { partsOfSent, valuesOfSent } from "../../src/features/whatsapp/sent.ts";
import { formAnswers } from "../../src/features/inbox/content.ts";
import { rowsInSight } from "../../src/ui/useWindow.ts";
import { matchPath } from "../../src/app/match.ts";
import { matches } from "../../src/app/paletteMatch.ts";
import type { CampaignCounts, Import, Template } from "../../src/api/types.ts";

test("only rows in sight are drawn, with some beyond", () => {
  assert.deepEqual(rowsInSight(0, 600, 60, 1_000_000), { first: 0, end: 16 });
  assert.deepEqual(rowsInSight(6_000, 600, 60, 1_000_000), { first: 94, end: 116 });
  assert.deepEqual(rowsInSight(99_999, 600, 60, 20), { first: 20, end: 20 });
  assert.deepEqual(rowsInSight(0, 600, 60, 0), { first: 0, end: 0 });
});

test("an address is read by its pattern", () => {
  assert.deepEqual(matchPath("/campaigns/:id", "/campaigns/cmp_1"), { id: "cmp_1" });
  assert.equal(matchPath("/campaigns/:id", "/campaigns"), null);
  assert.deepEqual(matchPath("/", "/"), {});
});

test("a command is found by the beginnings of its words", () => {
  assert.ok(matches("New campaign", "camp ne"));
  assert.ok(!matches("New campaign", "paign"));
  assert.ok(matches("Opt-out words", "opt-out"));
});

test("the pace is that of the last samples", () => {
  assert.equal(rateOf([{ at: 0, done: 0 }, { at: 2_000, done: 160 }]), 80);
  assert.equal(rateOf([{ at: 0, done: 5 }]), 0);
});

const counts: CampaignCounts = {
  audience: 100,
  queued: 10,
  submitting: 5,
  sent: 20,
  delivered: 30,
  read: 25,
  failed: 6,
  unknown: 1,
  skipped: 2,
  cancelled: 1,
};
test("who has read it has had it delivered, and who had it delivered was sent it", () => {
  assert.deepEqual(reached(counts), { sent: 75, delivered: 55, read: 25 });
  assert.deepEqual(progress(counts), { done: 85, total: 100, ratio: 0.85 });
});

test("values fill the component they belong to", () => {
  assert.equal(fillText("Hi {{1}} {{2}}", "body", { "body.1": "Asha", "header.2": "no" }), "Hi Asha {{2}}");
  const filled = fillComponents([{ type: "HEADER", format: "TEXT", text: "{{1}}" }, {
    type: "BODY",
    text: "{{1}}",
  }], { "header.1": "A", "body.1": "B" });
  assert.deepEqual(filled.map((component) => component.text), ["A", "B"]);
});

const file = {
  columns: ["First Name", "City", "Phone"],
  mapping: { phone: "Phone", name: ["First Name"] },
} as unknown as Import;
test("sources are guessed by the name's column, by a column of the same name, else by the sample", () => {
  const variables = [
    { key: "body.1", component: "body", sample: "Asha" },
    { key: "body.city", component: "body", sample: "Pune" },
    { key: "body.3", component: "body", sample: "Sunday" },
  ];
  assert.deepEqual(guessSources(variables, file, {}), {
    "body.1": { column: "First Name", fallback: "" },
    "body.city": { column: "City", fallback: "" },
    "body.3": { text: "Sunday" },
  });
  assert.deepEqual(guessSources(variables.slice(0, 1), file, { "body.1": { text: "kept" } }), {
    "body.1": { text: "kept" },
  });
  assert.ok(!isComplete({ text: " " }) && isComplete({ column: "City" }) && !isComplete(undefined));
});

test("a form's answers are read, and broken ones do no harm", () => {
  assert.deepEqual(formAnswers('{"flow_token":"x","full_name":"Asha","rating":5}'), [["full name", "Asha"], [
    "rating",
    "5",
  ]]);
  assert.deepEqual(formAnswers("{broken"), []);
});

test("a sent template looks as it did, and only its words are shown once it has changed", () => {
  const sent = [
    { type: "body", parameters: [{ type: "text", text: "Asha" }, { type: "text", text: "Friday" }] },
    { type: "button", sub_type: "url", index: "0", parameters: [{ type: "text", text: "4218" }] },
  ];
  assert.deepEqual(valuesOfSent(sent), { "body.1": "Asha", "body.2": "Friday", "button.0.1": "4218" });
  const template = { components: [{ type: "BODY", text: "Hi {{1}}, on {{2}}" }] } as Template;
  assert.equal(partsOfSent(template, sent, "Hi Asha, on Friday")?.[0]?.text, "Hi Asha, on Friday");
  assert.equal(partsOfSent(template, sent, "Hello Asha"), null);
});
