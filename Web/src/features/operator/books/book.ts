import type { Margin, Page, PriceBook } from "../../../api/types.ts";
import { useQuery } from "../../../data/useQuery.ts";

export const bookAddress = (name: string) => `/operator/price-books/${encodeURIComponent(name)}`;
export const bookPath = (name: string) => `/api/operator/price-books/${encodeURIComponent(name)}`;

export function useBook(name: string) {
  const query = useQuery<Page<PriceBook>>("/api/operator/price-books");
  return { query, book: query.data?.items.find((found) => found.name === name) };
}

/** The day that a book's own clock shows. */
export const bookDay = (utcOffsetMinutes: number, now = Date.now()) =>
  new Date(now + utcOffsetMinutes * 60_000).toISOString().slice(0, 10);

/** The day on a book's own clock. */
export const bookDayOf = (at: string, utcOffsetMinutes: number) => bookDay(utcOffsetMinutes, Date.parse(at));

/** The instant at which a day begins there. */
export const bookMidnight = (day: string, utcOffsetMinutes: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) - utcOffsetMinutes * 60_000).toISOString();

export type MarginLine = Margin & { state: "past" | "now" | "coming"; to: string | null };

/** The margins from the newest back, each with the day that the next one begins. */
export function marginLines(margins: readonly Margin[], today: string): MarginLine[] {
  const sorted = [...margins].sort((left, right) => left.from < right.from ? -1 : 1);
  const current = sorted.findLastIndex((margin) => margin.from.slice(0, 10) <= today);
  return sorted.map((margin, index): MarginLine => ({
    ...margin,
    to: sorted[index + 1]?.from ?? null,
    state: index < current ? "past" : index === current ? "now" : "coming",
  })).reverse();
}

/** What a price of `cost` is with a margin, rounded half up to the micro-point as the server does. */
export function withMargin(cost: bigint, percent: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d{1,4}))?$/.exec(percent);
  if (!match) throw new RangeError(`not a percent: ${percent}`);
  const parts = BigInt(match[2]!) * 10_000n + BigInt((match[3] ?? "").padEnd(4, "0"));
  const whole = 1_000_000n + (match[1] ? -parts : parts);
  return (cost * whole + 500_000n) / 1_000_000n;
}
