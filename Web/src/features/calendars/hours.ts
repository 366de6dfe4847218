import type { DayHours } from "../../api/types.ts";

export type Hours = { from: string; to: string };
/** The hours of each day, Monday first. */
export type Week = readonly (readonly Hours[])[];
export const days = [0, 1, 2, 3, 4, 5, 6] as const;
const usual: Hours = { from: "09:00", to: "18:00" };

export const weekOf = (given: readonly DayHours[]): Week =>
  days.map((day) =>
    given.filter((hours) => hours.day === day + 1).map(({ from, to }) => ({ from, to })).sort(byStart)
  );
export const hoursOf = (week: Week): DayHours[] =>
  week.flatMap((hours, day) => hours.map(({ from, to }) => ({ day: day + 1, from, to })));
const byStart = (left: Hours, right: Hours) => left.from < right.from ? -1 : 1;

/** A field cannot hold 24:00: the midnight at which a day ends is written 00:00 there. */
export const endShown = (to: string) => to === "24:00" ? "00:00" : to;
export const endMeant = (value: string) => value === "00:00" ? "24:00" : value;

export const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const timeOf = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** Where a piece ends on its own day: one that ends before it begins goes on into the next. */
export const endOfDay = ({ from, to }: Hours) => to > from ? minutesOf(to) : 1_440;
export const isOvernight = ({ from, to }: Hours) => from !== "" && to !== "" && to < from;

export type Fault = "missing" | "same" | "overlap";
/** What is wrong with the hours of a day, if anything is. */
export function faultOf(hours: readonly Hours[]): Fault | null {
  if (hours.some(({ from, to }) => !from || !to)) return "missing";
  if (hours.some(({ from, to }) => from === to)) return "same";
  const sorted = [...hours].sort(byStart);
  return sorted.some(({ from }, index) => index > 0 && minutesOf(from) < endOfDay(sorted[index - 1]!))
    ? "overlap"
    : null;
}

/** One more piece of a day: after the last, as far as there is room. */
export function more(hours: readonly Hours[]): Hours[] {
  const last = [...hours].sort(byStart).at(-1);
  if (!last) return [usual];
  const end = last.from && last.to ? endOfDay(last) : minutesOf(usual.to);
  if (end + 60 >= 1_440) return [...hours, { from: "", to: "" }];
  return [...hours, { from: timeOf(end + 60), to: timeOf(Math.min(1_440, end + 180)) }];
}

export const change = (week: Week, day: number, hours: readonly Hours[]): Week =>
  week.map((found, index) => index === day ? hours : found);
export const copyTo = (week: Week, from: number, targets: readonly number[]): Week =>
  week.map((found, index) => targets.includes(index) ? week[from]!.map((hours) => ({ ...hours })) : found);

export const presets = {
  office: days.map((day) => day < 5 ? [usual] : []),
  shop: days.map((day) => day < 6 ? [{ from: "10:00", to: "20:00" }] : []),
  always: days.map(() => [{ from: "00:00", to: "24:00" }]),
} satisfies Record<string, Week>;

/** Hours a week, for the line below the editor. */
export const hoursAWeek = (week: Week) =>
  Math.round(
    week.flat().filter(({ from, to }) => from && to && from !== to).reduce(
      (sum, { from, to }) => sum + minutesOf(to) - minutesOf(from) + (to < from ? 1_440 : 0),
      0,
    ) / 6,
  ) / 10;
