import { localeTag, t } from "./index.ts";

const made = new Map<string, unknown>();

/** Intl objects are dear to make: one of each kind and locale is kept. */
function cached<T>(key: string, make: (tag: string) => T): T {
  const tag = localeTag();
  const name = `${tag} ${key}`;
  const found = made.get(name) as T | undefined;
  if (found) return found;
  const fresh = make(tag);
  made.set(name, fresh);
  return fresh;
}

/** A time that is none is a dash: one line that somebody else wrote wrongly must not take a whole screen with it. */
const date = (key: string, options: Intl.DateTimeFormatOptions) => ({
  format: (at: Date) =>
    Number.isNaN(at.getTime()) ? "–" : cached(key, (tag) => new Intl.DateTimeFormat(tag, options)).format(at),
});

export const formatNumber = (value: number) =>
  cached("number", (tag) => new Intl.NumberFormat(tag)).format(value);

export const formatPercent = (ratio: number) =>
  cached("percent", (tag) => new Intl.NumberFormat(tag, { style: "percent", maximumFractionDigits: 1 }))
    .format(ratio);

export const formatTime = (at: string | number) =>
  date("time", { hour: "numeric", minute: "2-digit" }).format(new Date(at));

export const formatDay = (at: string | number) =>
  date("day", { day: "numeric", month: "short", year: "numeric" }).format(new Date(at));

export const formatDateTime = (at: string | number) =>
  date("date-time", { day: "numeric", month: "short", year: "numeric", hour: "numeric", minute: "2-digit" })
    .format(new Date(at));

/** With the zone's own name: for planning, where the zone is the account's and not the reader's. */
export const formatDateTimeIn = (at: string | number, timeZone: string) =>
  date(`zoned ${timeZone}`, { dateStyle: "medium", timeStyle: "short", timeZone }).format(new Date(at));

export const formatExact = (at: string | number) =>
  date("exact", { dateStyle: "full", timeStyle: "medium" }).format(new Date(at));

const dayNumber = (at: Date) => Math.floor((at.getTime() - at.getTimezoneOffset() * 60_000) / 86_400_000);

/** Time today, "Yesterday", the weekday within a week, else the date: for lists. */
export function formatWhen(at: string, now = Date.now()) {
  const then = new Date(at);
  const days = dayNumber(new Date(now)) - dayNumber(then);
  if (days <= 0) return formatTime(at);
  if (days === 1) return t("time.yesterday");
  if (days < 7) return date("weekday", { weekday: "short" }).format(then);
  if (then.getFullYear() === new Date(now).getFullYear()) {
    return date("month", { day: "numeric", month: "short" }).format(then);
  }
  return date("short", { day: "numeric", month: "short", year: "2-digit" }).format(then);
}

/** "Today", "Yesterday", or the whole date: for the lines between days in a thread. */
export function formatDayLine(at: string, now = Date.now()) {
  const days = dayNumber(new Date(now)) - dayNumber(new Date(at));
  if (days === 0) return t("time.today");
  if (days === 1) return t("time.yesterday");
  return date("line", {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: days > 300 ? "numeric" : undefined,
  }).format(new Date(at));
}

/** "3 hours ago", "in 2 days". */
export function formatRelative(at: string, now = Date.now()) {
  const seconds = (new Date(at).getTime() - now) / 1000;
  const units: [Intl.RelativeTimeFormatUnit, number][] = [["day", 86_400], ["hour", 3_600], ["minute", 60]];
  const relative = cached(
    "relative",
    (tag) => new Intl.RelativeTimeFormat(tag, { numeric: "auto", style: "short" }),
  );
  for (const [unit, size] of units) {
    if (Math.abs(seconds) >= size) return relative.format(Math.trunc(seconds / size), unit);
  }
  return t("time.now");
}

/** "5 h 12 min", "12 min", "40 s": how long something still takes. */
export function formatDuration(seconds: number) {
  const unit = (value: number, name: "hour" | "minute" | "second" | "day") =>
    cached(
      `unit ${name}`,
      (tag) => new Intl.NumberFormat(tag, { style: "unit", unit: name, unitDisplay: "narrow" }),
    ).format(value);
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return unit(whole, "second");
  const minutes = Math.round(whole / 60);
  if (minutes < 60) return unit(minutes, "minute");
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return unit(Math.round(hours / 24), "day");
  return minutes % 60 === 0 ? unit(hours, "hour") : `${unit(hours, "hour")} ${unit(minutes % 60, "minute")}`;
}

export function formatBytes(bytes: number) {
  const [unit, size] = bytes < 1024
    ? ["byte", 1] as const
    : bytes < 1024 ** 2
    ? ["kilobyte", 1024] as const
    : ["megabyte", 1024 ** 2] as const;
  const shape = cached(
    `bytes ${unit}`,
    (tag) =>
      new Intl.NumberFormat(tag, {
        style: "unit",
        unit,
        unitDisplay: "short",
        maximumFractionDigits: unit === "megabyte" ? 1 : 0,
      }),
  );
  return shape.format(bytes / size);
}

export const formatList = (items: readonly string[]) =>
  cached("list", (tag) => new Intl.ListFormat(tag, { type: "conjunction" })).format(items);

/** The separators of the present language, for numbers that must not pass through floating point. */
export function numberParts() {
  return cached("parts", (tag) => {
    const parts = new Intl.NumberFormat(tag).formatToParts(1234567.8);
    const find = (type: string, otherwise: string) =>
      parts.find((part) => part.type === type)?.value ?? otherwise;
    return { decimal: find("decimal", "."), group: find("group", ",") };
  });
}

/** "1.2K", for the axis of a chart. */
export const formatCompact = (value: bigint) =>
  cached("compact", (tag) => new Intl.NumberFormat(tag, { notation: "compact", maximumFractionDigits: 1 }))
    .format(value);

export const currencyFormat = (currency: string) =>
  cached(
    `currency ${currency}`,
    (tag) => new Intl.NumberFormat(tag, { style: "currency", currency, currencyDisplay: "narrowSymbol" }),
  );

/** "14:30": how a point in time of today or of the next days is said. */
export const formatWeekdayTime = (at: string | number, timeZone: string) =>
  date(`weekday-time ${timeZone}`, { weekday: "short", hour: "numeric", minute: "2-digit", timeZone })
    .format(new Date(at));

export const formatDayIn = (at: string | number, timeZone: string, withYear: boolean) =>
  date(`day ${withYear} ${timeZone}`, {
    day: "numeric",
    month: "short",
    year: withYear ? "numeric" : undefined,
    timeZone,
  }).format(new Date(at));

export const formatMonthIn = (at: string | number, timeZone: string) =>
  date(`month-year ${timeZone}`, { month: "long", year: "numeric", timeZone }).format(new Date(at));

export const formatWhole = (value: bigint) =>
  cached("whole", (tag) => new Intl.NumberFormat(tag)).format(value);

export const countryName = (code: string) => {
  try {
    return cached("country", (tag) => new Intl.DisplayNames(tag, { type: "region" })).of(code) ?? code;
  } catch {
    return code;
  }
};

export const languageName = (code: string) => {
  try {
    return cached("language", (tag) => new Intl.DisplayNames(tag, { type: "language" })).of(
      code.replace("_", "-"),
    ) ?? code;
  } catch {
    return code;
  }
};

/** For decimal strings that must not pass through floating point. */
export const decimalFormat = () =>
  cached("decimal", (tag) => new Intl.NumberFormat(tag, { maximumFractionDigits: 6 }));

/** A day of a calendar ("2026-12-01"), in no time zone. */
export const formatCivil = (day: string) =>
  date("civil", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }).format(
    new Date(`${day.slice(0, 10)}T00:00:00Z`),
  );

/** The short name of a day of the week; 0 is Monday. */
export const weekdayName = (index: number) =>
  date("weekday-utc", { weekday: "short", timeZone: "UTC" }).format(new Date(Date.UTC(2026, 5, 1 + index)));
