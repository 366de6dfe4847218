import type { Forecast } from "../../api/types.ts";

export type ForecastScale = "hours" | "days" | "months" | "far";

const day = 86_400_000;

/** How exactly the day is said: the nearer it is and the narrower the range, the more exactly. */
export function forecastScale({ emptyAt, earliest, latest }: Forecast, now: number): ForecastScale {
  const until = Date.parse(emptyAt) - now;
  const spread = latest ? Date.parse(latest) - Date.parse(earliest) : Number.POSITIVE_INFINITY;
  if (until > 540 * day) return "far";
  if (until <= 6 * day && spread <= 6 * day) return "hours";
  return until <= 75 * day ? "days" : "months";
}

/** Whether the points may be gone within three days: what is warned of. */
export const isSoon = ({ earliest }: Forecast, now: number) => Date.parse(earliest) - now <= 3 * day;
