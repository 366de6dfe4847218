import assert from "node:assert/strict";
import { test } from "node:test";
import type { VariableSource } from "../../src/api/types.ts";
import {
  looksLikeNumber,
  numberLines,
  peopleOf,
} from "../../src/features/campaigns/wizard/audience/sources.ts";
import { fileOf } from "../../src/features/campaigns/wizard/draft.ts";
import { quickReplies } from "../../src/features/campaigns/wizard/quickReplies.ts";
import { evenShares } from "../../src/features/campaigns/wizard/shares.ts";
import {
  guessSources,
  isComplete,
  missingOf,
  typeOf,
} from "../../src/features/campaigns/wizard/variables/guess.ts";
import { withNames } from "../../src/features/whatsapp/variables.ts";

const variable = (key: string, rest = {}) => ({ key, component: key.split(".")[0]!, ...rest });

test("without a file the first words of the body are the first name", () => {
  const variables = [variable("body.1", { sample: "Asha" }), variable("body.2", { sample: "Sunday" })];
  assert.deepEqual(guessSources(variables, undefined, {}), {
    "body.1": { field: "firstName", fallback: "Asha" },
    "body.2": { text: "Sunday" },
  });
});

test("what may be left out is not guessed, and is not missed", () => {
  const variables = [variable("button.0.payload", { type: "payload", required: false, sample: "x" })];
  assert.deepEqual(guessSources(variables, undefined, {}), {});
  assert.deepEqual(missingOf(variables, {}), []);
});

test("a sample of a file or of a day is no value", () => {
  const variables = [
    variable("header.media", { type: "image", sample: "4::aW" }),
    variable("offer.expires", { type: "time" }),
  ];
  assert.deepEqual(guessSources(variables, undefined, {}), {
    "header.media": { text: "" },
    "offer.expires": { text: "" },
  });
  assert.equal(missingOf(variables, guessSources(variables, undefined, {})).length, 2);
});

test("a source as the server says it, with null for what is not chosen", () => {
  const none = { field: null, column: null, tracked: null, fallback: null, text: null };
  const source = (chosen: object) => ({ ...none, ...chosen }) as unknown as VariableSource;
  assert.ok(isComplete(source({ text: "Sunday" })));
  assert.ok(isComplete(source({ column: "City" })));
  assert.ok(!isComplete(source({ text: "" })));
  assert.ok(!isComplete(source({})));
});

test("words about a variable have its name, not its key", () => {
  const card = variable("card.0.header.media", { label: "Card 1: Header image" });
  assert.equal(
    withNames("card.0.header.media has no value.", [card]),
    "“Card 1: Header image” has no value.",
  );
  assert.equal(
    withNames("Write a text for card.0.header.media.", [card]),
    "Write a text for “Card 1: Header image”.",
  );
  assert.equal(withNames("See shop.example for more.", [card]), "See shop.example for more.");
});

test("each kind of source says when it is whole", () => {
  assert.ok(isComplete({ field: "email" }) && isComplete({ tracked: { url: "https://a.example" } }));
  assert.ok(
    !isComplete({ tracked: { url: "https://" } }) && !isComplete({ field: "" }) &&
      !isComplete({ column: "" }),
  );
});

test("what a value is, from the server or from its key", () => {
  const keys = ["header.media", "offer.expires", "card.0.button.1.1", "body.1"].map((key) =>
    typeOf(variable(key))
  );
  assert.deepEqual(keys, ["image", "time", "link", "text"]);
  assert.equal(typeOf(variable("button.0.1", { type: "code" })), "code");
});

test("pasted lines are numbers or not", () => {
  assert.deepEqual(numberLines("+91 98765 43210, Asha\r\n\n 1\n").length, 2);
  assert.ok(looksLikeNumber("+91 98765 43210, Asha Verma") && looksLikeNumber("0049 (1512) 345-6789"));
  assert.ok(
    !looksLikeNumber("hello") && !looksLikeNumber("12345") && !looksLikeNumber("call 9876543210 now"),
  );
});

test("columns may be used where the file is all there is", () => {
  const file = { kind: "import" as const, id: "imp_1" };
  assert.equal(fileOf({ sources: [file], exclude: [] }), "imp_1");
  assert.equal(fileOf({ sources: [file, { kind: "all" }], exclude: [] }), null);
});

test("what the contact book can count", () => {
  assert.deepEqual(peopleOf({ kind: "tag", id: "tag_1" }), {
    filter: { field: "tag", op: "is", value: "tag_1" },
  });
  assert.equal(peopleOf({ kind: "numbers", text: "1" }), null);
});

test("shares make a hundred", () => {
  for (const count of [2, 3, 4, 5]) {
    assert.equal(evenShares(count).reduce((sum, share) => sum + share, 0), 100);
  }
  assert.deepEqual(evenShares(3), [34, 33, 33]);
});

test("quick replies have the server's numbers, those of cards from ten on", () => {
  const reply = (text: string) => ({ type: "QUICK_REPLY", text });
  const buttons = (...list: { type: string; text: string }[]) => ({ type: "BUTTONS", buttons: list });
  const found = quickReplies([
    { type: "BODY", text: "Hi" },
    buttons({ type: "URL", text: "Shop" }, reply("Later")),
    {
      type: "CAROUSEL",
      cards: [{ components: [buttons(reply("Red"))] }, {
        components: [buttons({ type: "URL", text: "See" }, reply("Blue"))],
      }],
    },
  ]);
  assert.deepEqual(found, [
    { index: 1, text: "Later", card: null },
    { index: 10, text: "Red", card: 0 },
    { index: 13, text: "Blue", card: 1 },
  ]);
});
