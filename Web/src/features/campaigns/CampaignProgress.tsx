import type { Campaign } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";
import { formatDateTime, formatDuration, formatNumber, formatPercent } from "../../i18n/format.ts";
import { Icon } from "../../ui/Icon.tsx";
import { progress } from "./counts.ts";
import { StateBar } from "./StateBar.tsx";
import { useRate } from "./useRate.ts";

/** How far it is, how fast it goes and how long it still takes. */
export function CampaignProgress({ campaign }: { campaign: Campaign }) {
  const { counts, state } = campaign;
  const { done, total, ratio } = progress(counts);
  const isRunning = state === "running" && !campaign.resting;
  const rate = useRate(done, isRunning);
  const left = rate > 0 ? (total - done) / rate : null;
  return (
    <section className="card campaign-progress" aria-labelledby="progress">
      <div className="card-body">
        <div className="spread">
          <h2 id="progress" className="campaign-numbers">
            <span className="number">
              {t("campaign.doneOf", { done: formatNumber(done), total: formatNumber(total) })}
            </span>
            <span className="muted number">{formatPercent(ratio)}</span>
          </h2>
          <p className="campaign-pace number" aria-live="off">
            {isRunning && rate > 0 && (
              <span>
                {t("campaign.rate", {
                  rate: formatNumber(rate < 10 ? Math.round(rate * 10) / 10 : Math.round(rate)),
                })}
              </span>
            )}
            {isRunning && left !== null && left > 0 && (
              <span>{t("campaign.left", { left: formatDuration(left) })}</span>
            )}
            {state !== "running" && <span>{standing(campaign)}</span>}
          </p>
        </div>
        <div
          className="campaign-bar"
          role="progressbar"
          aria-label={t("campaign.progress")}
          aria-valuemin={0}
          aria-valuemax={total}
          aria-valuenow={done}
        >
          <StateBar counts={counts} isTall />
        </div>
        {campaign.resting && (
          <p className="campaign-rests" role="status">
            <Icon name="hourglass" size={14} /> {t("campaign.rests", {
              words: campaign.resting.words,
              at: formatDateTime(campaign.resting.until),
            })}
          </p>
        )}
      </div>
    </section>
  );
}

function standing({ state, startAt, startedAt, finishedAt }: Campaign) {
  if (state === "scheduled" && startAt) return t("campaign.startsAt", { at: formatDateTime(startAt) });
  if (state === "starting") return t("campaign.starting");
  if (state === "late") return t("late.title");
  if (state === "paused") return t("campaign.pausedText");
  if (finishedAt && startedAt) {
    return t("campaign.took", {
      time: formatDuration((Date.parse(finishedAt) - Date.parse(startedAt)) / 1000),
    });
  }
  return "";
}
