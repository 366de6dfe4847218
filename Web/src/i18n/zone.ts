/** Minutes that the zone's clock is ahead of UTC at an instant. */
function offset(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(new Date(instant));
  const part = (type: string) => Number(parts.find((found) => found.type === type)?.value);
  const wall = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
  return (wall - Math.floor(instant / 1000) * 1000) / 60_000;
}

/**
 * The instant at which the zone's clock shows `local` ("2026-11-23T18:30").
 * Where clocks go forward and that time does not exist, the time as long after the change; where it comes twice, the first.
 */
export function zonedInstant(local: string, timeZone: string): number {
  const wall = Date.parse(`${local}:00Z`.replace(/(:\d\d):\d\d:00Z$/, "$1:00Z"));
  const before = offset(wall - 86_400_000, timeZone);
  const after = offset(wall + 86_400_000, timeZone);
  const first = wall - before * 60_000;
  const second = wall - after * 60_000;
  if (offset(first, timeZone) === before) return first;
  return offset(second, timeZone) === after ? second : first;
}

/** What the zone's clock shows at an instant, as a `datetime-local` field wants it. */
export function zonedLocal(instant: number, timeZone: string): string {
  return new Date(instant + offset(instant, timeZone) * 60_000).toISOString().slice(0, 16);
}

/** "2026-12-01" after "2026-11-30". */
export function dayAfter(day: string, days = 1): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The instants between which the zone's days from one to another lie; "" where an end is open. */
export function instantRange(from: string, to: string, timeZone: string) {
  const midnight = (day: string) => new Date(zonedInstant(`${day}T00:00`, timeZone)).toISOString();
  return { from: from ? midnight(from) : "", to: to ? midnight(dayAfter(to)) : "" };
}
