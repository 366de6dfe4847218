import { dayAfter } from "../../i18n/zone.ts";

export type Preset = "month" | "last" | "six" | "days";
/** Days of the account's calendar, both included. */
export type Period = { from: string; to: string };

export const presets: readonly Preset[] = ["days", "month", "last", "six"];

const firstOf = (day: string, monthsBefore = 0) => {
  const date = new Date(`${day.slice(0, 7)}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() - monthsBefore);
  return date.toISOString().slice(0, 10);
};

/** The days of a preset, from what the account's calendar shows today ("2026-11-29", or with the time behind it). */
export function presetPeriod(preset: Preset, now: string): Period {
  const today = now.slice(0, 10);
  switch (preset) {
    case "month":
      return { from: firstOf(today), to: today };
    case "last":
      return { from: firstOf(today, 1), to: dayAfter(firstOf(today), -1) };
    case "six":
      return { from: firstOf(today, 5), to: today };
    case "days":
      return { from: dayAfter(today, -27), to: today };
  }
}

/** "2026-11", "2026-10" and so on. */
export const monthsBack = (now: string, count: number) =>
  Array.from({ length: count }, (_, index) => firstOf(now.slice(0, 10), index).slice(0, 7));

/** Every day of a period, so that one without a message has its place too. */
export function daysOf({ from, to }: Period): string[] {
  const days: string[] = [];
  for (let day = from; day <= to && days.length < 400; day = dayAfter(day)) days.push(day);
  return days;
}
