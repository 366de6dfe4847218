import assert from "node:assert/strict";
import { test } from "node:test";
import type { Payment, Plan } from "../../src/api/types.ts";
import { Problem } from "../../src/api/problem.ts";
import { isForPlan } from "../../src/features/billing/what.ts";
import { extraPrice, monthOfYear, ratioOf, savedByYear } from "../../src/features/plans/plan.ts";
import { counts, grid, isMonth, monthAfter } from "../../src/features/reconciliation/month.ts";

const money = (amount: string) => ({ amount, currency: "INR" });
const price = {
  currency: "INR",
  monthly: money("2499.00"),
  yearly: money("24990.00"),
  member: money("299.00"),
};
const plan = { prices: [price], limits: { members: 10, channels: 3, contacts: null } } as unknown as Plan;

test("a year is told by its month, and by what it saves", () => {
  assert.deepEqual(monthOfYear(price), money("2082.50"));
  assert.deepEqual(monthOfYear({ ...price, yearly: money("100.01") }), money("8.33"));
  assert.equal(savedByYear(price), 16);
  assert.equal(savedByYear({ ...price, yearly: money("29988.00") }), 0);
  assert.equal(savedByYear({ ...price, monthly: money("0.00") }), 0);
});

test("extras are offered where there is a limit and a price for more", () => {
  assert.deepEqual(extraPrice(plan, "INR", "members"), money("299.00"));
  assert.equal(extraPrice(plan, "INR", "channels"), null);
  assert.equal(extraPrice(plan, "USD", "members"), null);
  assert.equal(extraPrice({ ...plan, limits: { ...plan.limits, members: null } }, "INR", "members"), null);
});

test("a limit is as full as it is, and never more than whole", () => {
  assert.equal(ratioOf(3, 10), 0.3);
  assert.equal(ratioOf(12, 10), 1);
  assert.equal(ratioOf(0, 0), 1);
  assert.equal(ratioOf(5, null), undefined);
});

test("a plan's limit is known by its problem, with a way that stays in the app", () => {
  const problem = (type: string, link?: string) =>
    new Problem(402, "Full", "", null, [], type, link ? { link } : {});
  assert.ok(problem("https://example.com/problems/plan-limit-reached").isAboutPlan);
  assert.ok(problem("plan-limit-reached").isAboutPlan);
  assert.ok(problem("sending-stopped").isAboutPlan);
  assert.ok(!problem("insufficient-credits").isAboutPlan);
  assert.ok(new Problem(503, "Busy", "").isPassing);
  assert.ok(!new Problem(503, "Restored", "", null, [], "restored-from-backup").isPassing);
  assert.equal(problem("x", "/settings/plan").link, "/settings/plan");
  for (const link of ["https://evil.example", "//evil.example", "javascript:alert(1)"]) {
    assert.equal(problem("x", link).link, undefined, link);
  }
});

test("a payment for a plan is not one for points", () => {
  assert.ok(isForPlan({ purpose: "subscription" } as Payment));
  assert.ok(!isForPlan({} as Payment));
});

test("the months follow each other, and their days stand in weeks from Monday", () => {
  assert.equal(monthAfter("2026-12"), "2027-01");
  assert.equal(monthAfter("2026-01", -1), "2025-12");
  assert.ok(isMonth("2026-11") && !isMonth("2026-13") && !isMonth("2026-1"));
  const cells = grid("2026-11", []);
  assert.equal(cells.length % 7, 0);
  assert.equal(cells.findIndex((cell) => cell?.number === 1), 6, "1 November 2026 is a Sunday");
  assert.equal(cells.filter(Boolean).length, 30);
  assert.equal(grid("2028-02", []).filter(Boolean).length, 29);
});

test("the days of each state are counted", () => {
  const day = (state: string) => ({ day: "2026-11-01", state }) as never;
  assert.deepEqual(counts([day("agrees"), day("agrees"), day("differs")]), {
    agrees: 2,
    differs: 1,
    waiting: 0,
    closed: 0,
    unknown: 0,
  });
});
