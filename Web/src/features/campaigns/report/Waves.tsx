import type { Campaign } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { formatCivil, formatNumber } from "../../../i18n/format.ts";
import { Progress } from "../../../ui/Progress.tsx";
import { share } from "../counts.ts";

/** The days that a campaign is sent over, where one does not hold all. */
export function Waves({ waves }: { waves: NonNullable<Campaign["waves"]> }) {
  if (waves.length < 2) return null;
  return (
    <section className="card" aria-labelledby="waves">
      <div className="card-head">
        <div className="cell-two">
          <h2 id="waves">{t("reach.waves", { count: waves.length })}</h2>
          <small className="muted">{t("reach.waves.help")}</small>
        </div>
      </div>
      <ul className="wave-list">
        {waves.map(({ day, count, sent }) => (
          <li key={day}>
            <span>{formatCivil(day)}</span>
            <Progress
              label={formatCivil(day)}
              ratio={share(sent, count)}
              tone={sent >= count ? "ok" : "accent"}
            />
            <span className="number muted">{formatNumber(sent)} / {formatNumber(count)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
