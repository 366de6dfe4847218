import assert from "node:assert/strict";
import { test } from "node:test";
import { changeOf, readPercent } from "../../src/i18n/percent.ts";
import { parsePoints, readPoints } from "../../src/i18n/points.ts";
import { realChanges } from "../../src/features/operator/billing/settings.ts";
import {
  bookDay,
  bookDayOf,
  bookMidnight,
  marginLines,
  withMargin,
} from "../../src/features/operator/books/book.ts";
import { diffRows, extremes, isShown } from "../../src/features/operator/books/import/diff.ts";
import {
  draftOf,
  isGood,
  planBody,
  priceFault,
  usualYear,
} from "../../src/features/operator/plans/planForm.ts";
import { faultOf, linesOf, ratesOf } from "../../src/features/operator/tax/rates.ts";
import { planGrant } from "../../src/features/operator/workspaces/grant.ts";
import type { BillingSetting } from "../../src/api/types.ts";

const english = { group: ",", decimal: "." };
const spanish = { group: ".", decimal: "," };

test("points are read exactly, with the separators of the language", () => {
  assert.equal(readPoints("1,204.5", english), 1_204_500_000n);
  assert.equal(readPoints("1.204,5", spanish), 1_204_500_000n);
  assert.equal(readPoints("0.000001", english), 1n);
  for (const text of ["", "x", "1.0000001", "-5", "1e3", "1,5", "1.2.3", "1.5,000"]) {
    assert.equal(readPoints(text, english), null, text);
  }
});

test("nothing is taken that is not free", () => {
  const available = parsePoints("64.2");
  assert.deepEqual(planGrant("500", "promotion", available, english), { amount: 500_000_000n });
  assert.deepEqual(planGrant("64.2", "takeBack", available, english), { amount: -64_200_000n });
  assert.deepEqual(planGrant("64.200001", "takeBack", available, english), { fault: "beyond" });
  assert.deepEqual(planGrant("1", "takeBack", -5n, english), { fault: "beyond" });
  assert.deepEqual(planGrant(" ", "add", available, english), { fault: "empty" });
  assert.deepEqual(planGrant("0", "add", available, english), { fault: "amount" });
});

test("a percent is read as it is written, and kept without what says nothing", () => {
  assert.equal(readPercent("12.50 %", english), "12.5");
  assert.equal(readPercent("12,5", spanish), "12.5");
  assert.equal(readPercent("−3", english), "-3");
  assert.equal(readPercent("007", english), "7");
  assert.equal(readPercent("-0", english), "0");
  for (const text of ["", "ten", "1.23456", "12345"]) assert.equal(readPercent(text, english), null, text);
});

test("a change is told in hundredths of a percent, rounded to the nearest", () => {
  assert.equal(changeOf(100n, 112n), 1_200n);
  assert.equal(changeOf(863_100n, 809_200n), -624n);
  assert.equal(changeOf(3n, 4n), 3_333n);
  assert.equal(changeOf(3n, 2n), -3_333n);
  assert.equal(changeOf(0n, 5n), null);
});

test("a margin is added as the server adds it: half up to the micro-point", () => {
  assert.equal(withMargin(863_100n, "8"), 932_148n);
  assert.equal(withMargin(115_001n, "12.5"), 129_376n);
  assert.equal(withMargin(1n, "50"), 2n);
  assert.equal(withMargin(1_000_000n, "-10"), 900_000n);
});

test("of the margins one is in force, and each ends where the next begins", () => {
  const margins = [
    { from: "2027-01-01", percent: "10" },
    { from: "2026-01-01", percent: "5" },
    { from: "2026-11-01", percent: "8" },
  ];
  assert.deepEqual(marginLines(margins, "2026-11-29").map(({ percent, state, to }) => [percent, state, to]), [
    ["10", "coming", null],
    ["8", "now", "2027-01-01"],
    ["5", "past", "2026-11-01"],
  ]);
  assert.deepEqual(marginLines(margins, "2025-01-01").map(({ state }) => state), [
    "coming",
    "coming",
    "coming",
  ]);
  assert.equal(bookDay(330, Date.parse("2026-11-29T19:00:00Z")), "2026-11-30");
  assert.equal(bookMidnight("2026-12-01", 330), "2026-11-30T18:30:00.000Z");
  assert.equal(bookDayOf("2026-11-30T18:30:00Z", 330), "2026-12-01");
});

test("an import is told by kind, the largest changes first", () => {
  const rows = diffRows({
    from: "2026-12-01",
    opened: [
      { market: "Brazil", category: "marketing", before: "1", after: "1.01" },
      { market: "India", category: "marketing", before: "1", after: "0.5" },
      { market: "Chile", category: "utility", before: null, after: "0.2" },
    ],
    closed: [{ market: "Peru", category: "utility" }],
    unchanged: 4,
    untouched: [],
    applied: false,
  });
  assert.deepEqual(rows.map(({ kind, market }) => `${kind} ${market}`), [
    "changed India",
    "changed Brazil",
    "added Chile",
    "ended Peru",
  ]);
  assert.deepEqual(extremes(rows), { rise: 100n, fall: -5_000n });
  assert.deepEqual(rows.filter((row) => isShown(row, "", "MARK")).length, 2);
  assert.deepEqual(rows.filter((row) => isShown(row, "ended", "")).map(({ market }) => market), ["Peru"]);
});

test("only what is changed is sent, and a secret that is not replaced stays", () => {
  const setting = (name: string, kind: BillingSetting["kind"], value: string | null): BillingSetting => ({
    name,
    label: name,
    group: "stripe",
    kind,
    value: kind === "secret" ? null : value,
    isSet: value !== null,
  });
  const settings = [setting("a", "text", "one"), setting("b", "secret", "kept"), setting("c", "text", null)];
  assert.deepEqual(realChanges(settings, {}), {});
  assert.deepEqual(realChanges(settings, { a: "one", b: "", c: "" }), {});
  assert.deepEqual(realChanges(settings, { a: "two", b: "new", c: "x" }), { a: "two", b: "new", c: "x" });
  assert.deepEqual(realChanges(settings, { a: "", b: null }), { a: null, b: null });
});

test("a tax rate that has begun is fixed, and one to come has a day of its own", () => {
  const lines = linesOf(
    [{ from: "2027-04-01", percent: "20.5" }, { from: "2017-07-01", percent: "18" }],
    "2026-11-29",
    ",",
  );
  assert.deepEqual(lines.map(({ text, isFixed }) => [text, isFixed]), [["18", true], ["20,5", false]]);
  const [, coming] = lines;
  const fault = (changed: object) => {
    const line = { ...coming!, ...changed };
    return faultOf(
      line,
      [lines[0]!, line, { ...coming!, key: 9, from: "2028-01-01" }],
      "2026-11-29",
      spanish,
    );
  };
  assert.equal(fault({}), null);
  assert.equal(fault({ from: "2026-11-29" }), "past");
  assert.equal(fault({ from: "2028-01-01" }), "twice");
  assert.equal(fault({ from: "" }), "day");
  for (const text of ["", "-1", "101", "x"]) assert.equal(fault({ text }), "percent", text);
  assert.deepEqual(ratesOf(lines, spanish)[1], { from: "2027-04-01", percent: "20.5" });
});

test("a plan is written as the API takes it, and read back the same", () => {
  const draft = {
    ...draftOf(undefined, ".", [{ key: "custom-roles", label: "Roles", included: true }]),
    name: " Growth ",
    prices: [{ key: 0, currency: "INR", monthly: "2,499", yearly: "24990.5", member: "", channel: "499" }],
    limits: { members: "10", channels: "", contacts: "0" },
  };
  assert.ok(isGood(draft, english));
  const body = planBody(draft, english);
  assert.deepEqual(body.prices, [{
    currency: "INR",
    monthly: { amount: "2499.00", currency: "INR" },
    yearly: { amount: "24990.50", currency: "INR" },
    member: null,
    channel: { amount: "499.00", currency: "INR" },
  }]);
  assert.deepEqual(body.limits, { members: 10, channels: null, contacts: 0 });
  assert.deepEqual([body.name, body.features, body.trialDays], ["Growth", [], 0]);
  assert.equal(usualYear("2499", english), "24990.00");
});

test("prices that cannot be are found", () => {
  const price = { key: 0, currency: "INR", monthly: "1", yearly: "10", member: "", channel: "" };
  const fault = (changed: object) => {
    const own = { ...price, ...changed };
    return priceFault(own, [own, { ...price, key: 1, currency: "USD" }], english);
  };
  assert.equal(fault({}), null);
  assert.equal(fault({ currency: "RUPEE" }), "currency");
  assert.equal(fault({ currency: "USD" }), "twice");
  assert.equal(fault({ monthly: "" }), "monthly");
  assert.equal(fault({ yearly: "1.234" }), "yearly");
  assert.equal(fault({ member: "x" }), "member");
});
