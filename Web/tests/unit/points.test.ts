import assert from "node:assert/strict";
import { test } from "node:test";
import {
  decimalsOf,
  formatMicroPoints,
  formatPoints,
  parsePoints,
  pointsText,
} from "../../src/i18n/points.ts";

test("an amount is read without floating point", () => {
  assert.equal(parsePoints("0.8631"), 863_100n);
  assert.equal(parsePoints("9223372036854.775807"), 9_223_372_036_854_775_807n);
  assert.equal(parsePoints("-0.000001"), -1n);
  assert.equal(parsePoints("12"), 12_000_000n);
});

test("what is no amount is refused", () => {
  for (const text of ["", "1e3", "1.1234567", "1,5", " 1", "NaN", "--1"]) {
    assert.throws(() => parsePoints(text), RangeError, text);
  }
});

test("an amount shows two decimals, and more only where they say something", () => {
  assert.equal(formatPoints("1204.5"), "1,204.50");
  assert.equal(formatPoints("0.863100"), "0.8631");
  assert.equal(formatPoints("0.000001"), "0.000001");
  assert.equal(formatPoints("-12"), "−12.00");
});

test("a rounded amount is rounded half up, and nothing is left of a sign before zero", () => {
  assert.equal(formatPoints("0.005", 2), "0.01");
  assert.equal(formatPoints("0.994999", 2), "0.99");
  assert.equal(formatPoints("99.999", 2), "100.00");
  assert.equal(formatMicroPoints(-1n, 2), "0.00");
});

test("amounts in one column have the decimals that the longest of them needs", () => {
  assert.equal(decimalsOf(["12", "0.100000"]), 2);
  assert.equal(decimalsOf(["0.00", "79.71242", "125.8567"]), 5);
  assert.equal(formatPoints("125.8567", decimalsOf(["79.71242"])), "125.85670");
});

test("writing and reading an amount gives the same", () => {
  let seed = 7;
  for (let round = 0; round < 2000; round++) {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    const amount = BigInt(seed) * (round % 2 ? 1n : -1n) * BigInt(1 + round);
    assert.equal(parsePoints(pointsText(amount)), amount, `seed 7, round ${round}`);
  }
});
