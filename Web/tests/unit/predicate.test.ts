import assert from "node:assert/strict";
import { test } from "node:test";
import type { Predicate } from "../../src/api/types.ts";
import {
  both,
  countTests,
  type Group,
  parsePredicate,
  toGroup,
  toPredicate,
} from "../../src/features/contacts/filter/predicate.ts";
import { keepValue, newTest, subjects } from "../../src/features/contacts/filter/catalogue.ts";

const vip: Predicate = { field: "tag", op: "is", value: "tag_1" };
const india: Predicate = { field: "country", op: "is", value: "IN" };
const quiet: Predicate = { field: "lastInboundAt", op: "olderThanDays", value: 60 };

/** In this form the builder gives back what it was given. */
const plain: Predicate[] = [
  vip,
  { all: [vip, india] },
  { any: [vip, india] },
  { all: [vip, { any: [india, quiet] }] },
  { not: vip },
  { not: { any: [vip, india] } },
  { not: { all: [vip, india] } },
  { all: [vip, { not: { any: [india, { all: [quiet, vip] }] } }] },
];

test("what the builder shows means what it was given", () => {
  for (const predicate of plain) assert.deepEqual(toPredicate(toGroup(predicate)), predicate);
});

test("nothing is asked of conditions that are not written out, nor of groups without any", () => {
  const group: Group = {
    mode: "all",
    parts: [
      { field: "name", op: "contains", value: "" },
      { field: "tag", op: "in", value: [] },
      { field: "createdAt", op: "withinDays", value: Number.NaN },
      { mode: "any", parts: [{ field: "email", op: "is" }] },
    ],
  };
  assert.equal(toPredicate(group), null);
  assert.deepEqual(
    toPredicate({ ...group, parts: [...group.parts, { field: "email", op: "isEmpty", value: "left" }] }),
    { field: "email", op: "isEmpty" },
  );
  assert.equal(countTests(group), 4);
});

test("zero and no are values", () => {
  const parts: Group["parts"] = [
    { field: "custom.spent", op: "is", value: 0 },
    { field: "blocked", op: "is", value: false },
  ];
  assert.deepEqual(toPredicate({ mode: "all", parts }), { all: parts });
});

test("an address that is no predicate is none", () => {
  const bad = ["", "no", "[]", "null", '{"all":1}', '{"all":[1]}', '{"field":"name"}', '{"not":{}}'];
  for (const text of bad) assert.equal(parsePredicate(text), null, text);
  const deep = Array.from({ length: 9 }).reduce<Predicate>((inside) => ({ all: [inside] }), vip);
  assert.equal(parsePredicate(JSON.stringify(deep)), null);
  assert.deepEqual(parsePredicate(JSON.stringify(plain[3])), plain[3]);
});

test("two filters are one, without needless nesting", () => {
  assert.equal(both(null, null), null);
  assert.deepEqual(both(vip, null), vip);
  assert.deepEqual(both(vip, { all: [india, quiet] }), { all: [vip, india, quiet] });
});

test("a comparison of another kind begins its value anew, one of the same kind keeps it", () => {
  const all = subjects([]);
  const of = (field: string) => newTest(all.find((subject) => subject.field === field)!);
  assert.deepEqual(of("blocked"), { field: "blocked", op: "is", value: true });
  assert.equal(keepValue({ field: "tag", op: "is", value: "a" }, "tag", "isNot"), "a");
  assert.deepEqual(keepValue({ field: "tag", op: "is", value: "a" }, "tag", "in"), ["a"]);
  assert.equal(keepValue({ field: "tag", op: "in", value: ["a", "b"] }, "tag", "is"), "a");
  assert.equal(keepValue({ field: "createdAt", op: "withinDays", value: 7 }, "instant", "olderThanDays"), 7);
  assert.equal(keepValue({ field: "createdAt", op: "withinDays", value: 7 }, "instant", "before"), "");
});
