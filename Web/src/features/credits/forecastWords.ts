import type { Forecast } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";
import { formatDayIn, formatMonthIn, formatWeekdayTime } from "../../i18n/format.ts";
import { forecastScale } from "./forecast.ts";

/** Minutes would promise more than a forecast knows. */
const wholeHour = (at: string) => Math.round(Date.parse(at) / 1_800_000) * 1_800_000;

/** "Lasts until Tue 14:00 (Mon 10:00 to Thu 9:00)": never a bare day without its range. */
export function forecastWords(forecast: Forecast, timeZone: string, now = Date.now()): string {
  const scale = forecastScale(forecast, now);
  if (scale === "far") return t("forecast.far");
  const say = (at: string) => {
    if (scale === "hours") return formatWeekdayTime(wholeHour(at), timeZone);
    if (scale === "months") return formatMonthIn(at, timeZone);
    const isOtherYear = new Date(at).getUTCFullYear() !== new Date(now).getUTCFullYear();
    return formatDayIn(at, timeZone, isOtherYear);
  };
  const [empty, earliest] = [say(forecast.emptyAt), say(forecast.earliest)];
  if (!forecast.latest) return t("forecast.open", { empty, earliest });
  const latest = say(forecast.latest);
  if (earliest === latest) return t("forecast.until", { empty });
  return t("forecast.range", { empty, earliest, latest });
}
