import type { UsageRow } from "../../../api/types.ts";
import { parsePoints, pointsText } from "../../../i18n/points.ts";
import { dayAfter } from "../../../i18n/zone.ts";
import { daysOf, type Period } from "../periods.ts";

/** What the reconciliation took for a day, whatever the rows are by: no message's and no country's. */
export const isBooked = (row: UsageRow) => row.key.startsWith("reconciliation");

export type View = "messages" | "conversations";
/** From this many days on, the chart has a column for each week. */
export const weeksFrom = 63;

const none = (key: string): UsageRow => ({
  key,
  free: 0,
  business: 0,
  user: 0,
  messages: 0,
  delivered: 0,
  points: "0",
  businessPoints: "0",
  userPoints: "0",
});

/** One row for every day of the period, also for those on which nothing was sent. */
export function everyDay(rows: readonly UsageRow[], period: Period): UsageRow[] {
  const known = new Map(rows.map((row) => [row.key.slice(0, 10), row]));
  return daysOf(period).map((day) => known.get(day) ?? none(day));
}

const sum = (left: string, right: string) => pointsText(parsePoints(left) + parsePoints(right));

const added = (left: UsageRow, right: UsageRow): UsageRow => ({
  key: left.key,
  free: left.free + right.free,
  business: left.business + right.business,
  user: left.user + right.user,
  messages: left.messages + right.messages,
  delivered: left.delivered + right.delivered,
  points: sum(left.points, right.points),
  businessPoints: sum(left.businessPoints, right.businessPoints),
  userPoints: sum(left.userPoints, right.userPoints),
});

/** Days summed up to weeks that begin on a Monday; the first one is named by the period's first day. */
export function byWeek(days: readonly UsageRow[]): UsageRow[] {
  const weeks: UsageRow[] = [];
  for (const day of days) {
    const isMonday = new Date(`${day.key}T00:00:00Z`).getUTCDay() === 1;
    const last = weeks.at(-1);
    if (last && !isMonday) weeks[weeks.length - 1] = added(last, day);
    else weeks.push(day);
  }
  return weeks;
}

export const weekEnd = (weeks: readonly UsageRow[], index: number, period: Period) => {
  const next = weeks[index + 1];
  return next ? dayAfter(next.key, -1) : period.to;
};

/** What the chart piles up. */
export const valuesOf = (row: UsageRow, view: View): bigint[] =>
  view === "messages"
    ? [parsePoints(row.points)]
    : [BigInt(row.business), BigInt(row.user), BigInt(row.free)];

/** The largest first: what most went to; what was booked goes to nobody. */
export function ranked(all: readonly UsageRow[], view: View): UsageRow[] {
  const rows = all.filter((row) => !isBooked(row));
  const size = (row: UsageRow) => valuesOf(row, view).reduce((sum, value) => sum + value, 0n);
  return rows.sort((left, right) => size(left) < size(right) ? 1 : size(left) > size(right) ? -1 : 0);
}
