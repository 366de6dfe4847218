import { test } from "node:test";
import assert from "node:assert/strict";
import { formatPhone } from "../../src/i18n/phone.ts";

const spaced = (phone: string) => formatPhone(phone).replaceAll("\u00a0", " ");

test("a number is written in the groups of its country", () => {
  assert.equal(spaced("+919810007919"), "+91 98100 07919");
  assert.equal(spaced("+14155550100"), "+1 415 555 0100");
  assert.equal(spaced("+447700900123"), "+44 7700 900123");
  assert.equal(spaced("+5511987654321"), "+55 11 98765 4321");
  assert.equal(spaced("+8613812345678"), "+86 138 1234 5678");
});

test("elsewhere its count of digits decides, and the country's code is told from it", () => {
  assert.equal(spaced("+34612271904"), "+34 612 271 904");
  assert.equal(spaced("+971503002545"), "+971 503 002 545");
  assert.equal(spaced("+6591234567"), "+65 9123 4567");
  assert.equal(spaced("+35312345678901"), "+353 123 4567 8901");
});

test("what is no whole number stays as it is", () => {
  for (const phone of ["+91••••••7919", "", "9810007919", "+12", "whatever"]) {
    assert.equal(formatPhone(phone), phone);
  }
});
