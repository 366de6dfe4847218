import assert from "node:assert/strict";
import { test } from "node:test";
import type { Credits, UsageRow } from "../../src/api/types.ts";
import "../../src/features/billing/texts.ts";
import { changeOf } from "../../src/features/credits/change.ts";
import { forecastScale, isSoon } from "../../src/features/credits/forecast.ts";
import { forecastWords } from "../../src/features/credits/forecastWords.ts";
import { daysOf, monthsBack, presetPeriod } from "../../src/features/credits/periods.ts";
import { suggestedTopUp } from "../../src/features/credits/suggestion.ts";
import { aboutName, bookedName, lotName } from "../../src/features/credits/reference.ts";
import { byWeek, everyDay, ranked, valuesOf, weekEnd } from "../../src/features/credits/usage/shape.ts";
import { dayAfter, instantRange } from "../../src/i18n/zone.ts";
import { labelEvery, ratio, ticks } from "../../src/ui/chart/scale.ts";

const now = Date.parse("2026-11-29T06:00:00Z"); // a Sunday
const forecast = (emptyAt: string, earliest: string, latest: string) => ({
  emptyAt,
  earliest,
  latest,
  perDay: "100",
});

test("a forecast is a range, as exact as it can be", () => {
  const near = forecast("2026-12-01T08:40:00Z", "2026-11-30T04:30:00Z", "2026-12-03T12:00:00Z");
  assert.equal(forecastScale(near, now), "hours");
  assert.equal(forecastWords(near, "UTC", now), "Lasts until Tue 8:30 AM (Mon 4:30 AM to Thu 12:00 PM)");
  const weeks = forecast("2026-12-20T08:40:00Z", "2026-12-14T04:30:00Z", "2027-01-03T12:00:00Z");
  assert.equal(forecastScale(weeks, now), "days");
  assert.equal(forecastWords(weeks, "UTC", now), "Lasts until Dec 20 (Dec 14 to Jan 3, 2027)");
  const months = forecast("2027-06-20T08:40:00Z", "2027-04-14T04:30:00Z", "2027-09-03T12:00:00Z");
  assert.equal(forecastWords(months, "UTC", now), "Lasts until June 2027 (April 2027 to September 2027)");
  const far = forecast("2029-06-20T08:40:00Z", "2028-04-14T04:30:00Z", "2031-09-03T12:00:00Z");
  assert.equal(forecastWords(far, "UTC", now), "Lasts for more than a year");
});

test("a weekday that comes twice within the range is not said", () => {
  const wide = forecast("2026-12-01T08:00:00Z", "2026-11-30T04:30:00Z", "2026-12-09T12:00:00Z");
  assert.equal(forecastScale(wide, now), "days");
});

test("three days before the earliest end it is time to warn", () => {
  assert.ok(isSoon(forecast("", "2026-12-01T06:00:00Z", ""), now));
  assert.ok(!isSoon(forecast("", "2026-12-03T06:00:00Z", ""), now));
});

test("a range of days is a range of instants in the account's zone", () => {
  assert.deepEqual(instantRange("2026-11-01", "2026-11-30", "Asia/Kolkata"), {
    from: "2026-10-31T18:30:00.000Z",
    to: "2026-11-30T18:30:00.000Z",
  });
  // A day of 23 hours.
  assert.deepEqual(instantRange("2026-03-29", "2026-03-29", "Europe/Berlin"), {
    from: "2026-03-28T23:00:00.000Z",
    to: "2026-03-29T22:00:00.000Z",
  });
  assert.deepEqual(instantRange("", "", "UTC"), { from: "", to: "" });
  assert.equal(dayAfter("2028-02-28"), "2028-02-29");
});

test("the presets are months of the calendar", () => {
  assert.deepEqual(presetPeriod("month", "2026-11-29T11:00"), { from: "2026-11-01", to: "2026-11-29" });
  assert.deepEqual(presetPeriod("last", "2026-03-31"), { from: "2026-02-01", to: "2026-02-28" });
  assert.deepEqual(presetPeriod("six", "2026-03-05"), { from: "2025-10-01", to: "2026-03-05" });
  assert.equal(daysOf(presetPeriod("days", "2026-11-29")).length, 28);
  assert.deepEqual(monthsBack("2026-01-31", 3), ["2026-01", "2025-12", "2025-11"]);
});

const row = (key: string, points: string, free = 0): UsageRow => ({
  key,
  points,
  businessPoints: points,
  userPoints: "0",
  free,
  business: 1,
  user: 2,
  messages: 5,
  delivered: 4,
});

test("a day without a message has its place", () => {
  const days = everyDay([row("2026-11-03", "1.5")], { from: "2026-11-01", to: "2026-11-04" });
  assert.deepEqual(days.map((day) => day.messages), [0, 0, 5, 0]);
});

test("weeks begin on Monday and lose nothing", () => {
  const period = { from: "2026-11-01", to: "2026-11-10" };
  const weeks = byWeek(daysOf(period).map((day) => row(day, "0.1")));
  assert.deepEqual(weeks.map((week) => week.key), ["2026-11-01", "2026-11-02", "2026-11-09"]);
  assert.deepEqual(weeks.map((week) => week.points), ["0.1", "0.7", "0.2"]);
  assert.equal(weeks.reduce((sum, week) => sum + week.messages, 0), 50);
  assert.equal(weekEnd(weeks, 1, period), "2026-11-08");
  assert.equal(weekEnd(weeks, 2, period), "2026-11-10");
});

test("the chart piles up what its view is about", () => {
  assert.deepEqual(valuesOf(row("a", "1.5", 3), "messages"), [1_500_000n]);
  assert.deepEqual(valuesOf(row("a", "1.5", 3), "conversations"), [1n, 2n, 3n]);
  assert.deepEqual(ranked([row("a", "1"), row("b", "2")], "messages").map((found) => found.key), ["b", "a"]);
});

test("what the reconciliation booked is in no day and in no rank, and is called by its day", () => {
  const rows = [row("2026-11-03", "1.5"), row("reconciliation:2026-11-03", "9")];
  assert.deepEqual(ranked(rows, "messages").map((found) => found.key), ["2026-11-03"]);
  assert.equal(everyDay(rows, { from: "2026-11-03", to: "2026-11-03" })[0]!.points, "1.5");
  const name = bookedName("reconciliation:2026-11-03");
  assert.match(name, /Reconciliation of .*2026/);
  assert.equal(aboutName({ reference: "reconciliation:106540352242922:2026-11-03" }), name);
  assert.equal(aboutName({ reference: "trial" }), lotName("trial"));
});

test("the axis has round steps that reach the largest value", () => {
  assert.deepEqual(ticks(0n), [0n]);
  assert.deepEqual(ticks(3n), [0n, 1n, 2n, 3n]);
  assert.deepEqual(ticks(1_360n), [0n, 500n, 1_000n, 1_500n]);
  for (const largest of [1n, 7n, 99n, 100n, 101n, 4_999n, 123_456_789_012n]) {
    const marks = ticks(largest);
    assert.ok(marks.at(-1)! >= largest && marks.length <= 5, String(largest));
  }
  assert.equal(ratio(1n, 3n), 0.3333);
  assert.equal(ratio(5n, 0n), 0);
  assert.equal(labelEvery(28, 1100), 2);
  assert.equal(labelEvery(28, 50), 28);
});

test("a movement shows what it did to the balance", () => {
  const of = (debit: string, credit: string) => changeOf({ amount: "1.5", debit, credit }).text;
  assert.equal(of("paid_in", "available"), "+1.50");
  assert.equal(of("available", "held"), "−1.50");
  assert.equal(of("held", "spent"), "1.50");
});

test("out of debt, a round amount is proposed", () => {
  const credits = (available: string) => ({ available, noticeAt: "100" }) as Credits;
  assert.equal(suggestedTopUp(credits("-12.5")), 600n);
  assert.equal(suggestedTopUp(credits("-0.000001")), 600n);
  assert.equal(suggestedTopUp(credits("64")), undefined);
});
