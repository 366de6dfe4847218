import type { Credits } from "../../api/types.ts";
import { useSession } from "../../app/session.ts";
import { t } from "../../i18n/index.ts";
import { formatPoints } from "../../i18n/points.ts";
import { Icon } from "../../ui/Icon.tsx";
import { useNow } from "../../ui/useNow.ts";
import { isSoon } from "./forecast.ts";
import { forecastWords } from "./forecastWords.ts";

/** How long the points last, as a range, from what was spent in the last weeks. */
export function ForecastLine({ credits: { forecast, state } }: { credits: Credits }) {
  const { timeZone } = useSession().workspace;
  const now = useNow(60_000);
  if (state === "locked") return null;
  if (!forecast) return <p className="forecast muted">{t("forecast.none")}</p>;
  return (
    <p className={`forecast${isSoon(forecast, now) ? " forecast-soon" : ""}`}>
      <Icon name="hourglass" />
      <span>
        <strong>{forecastWords(forecast, timeZone, now)}</strong>{" "}
        <span className="muted">{t("forecast.perDay", { points: formatPoints(forecast.perDay, 0) })}</span>
      </span>
    </p>
  );
}
