import assert from "node:assert/strict";
import { test } from "node:test";
import "../../src/features/sequences/texts.ts";
import type { SequenceFinding, SequenceStep } from "../../src/api/types.ts";
import { isWhole } from "../../src/features/campaigns/wizard/shares.ts";
import { delayWords, doubled, moved, nameOf, newStep } from "../../src/features/sequences/plan.ts";
import { findingsAt } from "../../src/features/sequences/useSequence.ts";

const step = (name: string, rest: Partial<SequenceStep> = {}): SequenceStep => ({
  ...newStep([]),
  name,
  ...rest,
});

test("a step is put elsewhere, and the others close up", () => {
  assert.deepEqual(moved(["a", "b", "c", "d"], 0, 2), ["b", "c", "a", "d"]);
  assert.deepEqual(moved(["a", "b", "c", "d"], 3, 0), ["d", "a", "b", "c"]);
  assert.deepEqual(moved(["a"], 5, 0), ["a"]);
});

test("a doubled step stands after its like, and is another one", () => {
  const steps = doubled([step("One", { text: "Hi" }), step("Two")], 0);
  assert.deepEqual(steps.map(({ name }) => name), ["One", "One (copy)", "Two"]);
  assert.equal(steps[1]!.text, "Hi");
  assert.notEqual(steps[0]!.id, steps[1]!.id);
});

test("the first waits from the start, the others from the one before or from the start", () => {
  const days = { amount: 2, unit: "days", after: "previous" } as const;
  assert.equal(delayWords(step("x", { delay: days }), 0), "2 days after the start");
  assert.equal(delayWords(step("x", { delay: days }), 1), "2 days later");
  assert.equal(
    delayWords(step("x", { delay: { ...days, amount: 1, after: "enrolment" } }), 3),
    "1 day after the start",
  );
});

test("findings stand at their place, those of the tenth step not at the first", () => {
  const finding = (path: string): SequenceFinding => ({ path, words: path });
  const all = ["steps.1.template", "steps.10.template", "steps", "trigger.event"].map(finding);
  assert.deepEqual(findingsAt(all, "steps.1").map(({ path }) => path), ["steps.1.template"]);
  assert.deepEqual(findingsAt(all, "trigger", "days").length, 1);
});

test("who did it is a name, however it is told", () => {
  assert.deepEqual([nameOf("Asha"), nameOf({ id: "mem_1", name: "Daniel" }), nameOf(null)], [
    "Asha",
    "Daniel",
    "",
  ]);
});

test("shares are sent once they make a hundred", () => {
  assert.ok(
    isWhole([]) && isWhole([{ share: 60 }, { share: 40 }]) && !isWhole([{ share: 60 }, { share: 50 }]),
  );
});
