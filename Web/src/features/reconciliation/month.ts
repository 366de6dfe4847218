import type { DayState, ReconciledDay } from "../../api/types.ts";

/** "2026-10" before "2026-11". */
export function monthAfter(month: string, months = 1): string {
  const date = new Date(`${month}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 7);
}

export const isMonth = (text: string) => /^\d{4}-(0[1-9]|1[0-2])$/.test(text);

const days = (month: string) => {
  const [year, number] = month.split("-").map(Number) as [number, number];
  return new Date(Date.UTC(year, number, 0)).getUTCDate();
};

export type GridCell = { day: string; number: number; found?: ReconciledDay };

/** The days of a month in weeks that begin on Monday; `null` where a week begins or ends in another month. */
export function grid(month: string, found: readonly ReconciledDay[]): (GridCell | null)[] {
  const byDay = new Map(found.map((day) => [day.day, day]));
  const lead = (new Date(`${month}-01T00:00:00Z`).getUTCDay() + 6) % 7;
  const cells: (GridCell | null)[] = Array.from({ length: lead }, () => null);
  for (let number = 1; number <= days(month); number++) {
    const day = `${month}-${String(number).padStart(2, "0")}`;
    cells.push({ day, number, found: byDay.get(day) });
  }
  while (cells.length % 7 !== 0) cells.push(null);
  return cells;
}

/** How many days there are in each state. */
export function counts(found: readonly ReconciledDay[]): Record<DayState, number> {
  const counted = { waiting: 0, agrees: 0, differs: 0, closed: 0, unknown: 0 };
  for (const { state } of found) if (state in counted) counted[state] += 1;
  return counted;
}
