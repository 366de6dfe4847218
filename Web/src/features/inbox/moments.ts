import { type MessageKey, t } from "../../i18n/index.ts";
import { formatDateTimeIn, formatWeekdayTime } from "../../i18n/format.ts";
import { dayAfter, zonedInstant, zonedLocal } from "../../i18n/zone.ts";

export type Moment = { id: string; label: string; detail: string; at: number };

const hour = 3_600_000;

/** Times that people mean when they say "later", by the workspace's clock; those that have passed are left out. */
export function moments(now: number, timeZone: string): Moment[] {
  const today = zonedLocal(now, timeZone).slice(0, 10);
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay();
  const monday = dayAfter(today, (8 - weekday) % 7 || 7);
  const at = (day: string, time: string) => zonedInstant(`${day}T${time}`, timeZone);
  const all: [string, MessageKey, number][] = [
    ["hour", "moment.hour", now + hour],
    ["three", "moment.threeHours", now + 3 * hour],
    ["evening", "moment.evening", at(today, "18:00")],
    ["tomorrow", "moment.tomorrow", at(dayAfter(today), "09:00")],
    ["monday", "moment.monday", at(monday, "09:00")],
  ];
  // As the clock comes to them: an evening may be nearer than three hours.
  all.sort(([, , one], [, , other]) => one - other);
  return all.filter(([, , instant], index) =>
    instant > now + hour / 2 && !all.slice(0, index).some(([, , earlier]) => earlier === instant)
  ).map(([id, key, instant]) => ({
    id,
    label: t(key),
    // From six days on, a weekday alone could be the one that is nearer.
    detail: (instant - now > 6 * 24 * hour ? formatDateTimeIn : formatWeekdayTime)(instant, timeZone),
    at: instant,
  }));
}
