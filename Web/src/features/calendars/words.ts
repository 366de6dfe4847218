import type { Calendar } from "../../api/types.ts";
import { localeTag, t } from "../../i18n/index.ts";
import { formatWeekdayTime } from "../../i18n/format.ts";
import { zonedLocal } from "../../i18n/zone.ts";

/** The whole name of a day of the week; 0 is Monday. */
export const dayName = (index: number) =>
  new Intl.DateTimeFormat(localeTag(), { weekday: "long", timeZone: "UTC" }).format(
    new Date(Date.UTC(2026, 5, 1 + index)),
  );

/** By the calendar's own clock: the time alone today, with the day of the week later. */
function timeThere(at: string, timeZone: string) {
  const instant = Date.parse(at);
  const isToday =
    zonedLocal(instant, timeZone).slice(0, 10) === zonedLocal(Date.now(), timeZone).slice(0, 10);
  return isToday
    ? new Intl.DateTimeFormat(localeTag(), { hour: "numeric", minute: "2-digit", timeZone }).format(instant)
    : formatWeekdayTime(instant, timeZone);
}

/** "Open now, closes at 18:00". */
export function openWords({ open, changesAt, timeZone }: Calendar): string {
  if (!changesAt) return t(open ? "calendar.always" : "calendar.never");
  return t(open ? "calendar.closesAt" : "calendar.opensAt", { at: timeThere(changesAt, timeZone) });
}

export const zones = () => Intl.supportedValuesOf("timeZone");
