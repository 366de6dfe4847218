import type { AudienceCount } from "../../../../api/types.ts";
import { t } from "../../../../i18n/index.ts";
import { formatCivil, formatNumber, formatPercent } from "../../../../i18n/format.ts";
import { Icon } from "../../../../ui/Icon.tsx";
import { share } from "../../counts.ts";
import { skipWords } from "../../reasons.ts";

type Properties = { count: AudienceCount | undefined; isAsked: boolean; isBusy: boolean };

/** How many get it, and why the others do not. */
export function AudienceCounts({ count, isAsked, isBusy }: Properties) {
  const isCounting = isBusy || count?.state === "counting" || count?.state === "none";
  return (
    <section className="card audience-counts" aria-labelledby="reach" aria-busy={isCounting}>
      <div className="card-head">
        <h2 id="reach">{t("reach.title")}</h2>
        {isAsked && isCounting && <Icon name="loader-circle" className="spin" label={t("reach.counting")} />}
      </div>
      <div className="card-body">
        {!isAsked || !count ? <p className="muted">{t(isAsked ? "reach.counting" : "reach.none")}</p> : (
          <>
            <p role="status" className="reach-head">
              <strong className="reach-number number" data-testid="reachable">
                {formatNumber(count.reachable)}
              </strong>{" "}
              <span className="muted">{t("reach.of", { matched: formatNumber(count.matched) })}</span>
            </p>
            <div className="reach-bar" aria-hidden="true">
              <span style={{ inlineSize: `${share(count.reachable, count.matched) * 100}%` }} />
            </div>
            {count.excluded.length > 0 && (
              <>
                <h3 className="side-title">{t("reach.excluded")}</h3>
                <ul className="reach-list">
                  {count.excluded.map(({ reason, words, count: people }) => (
                    <li key={reason} data-reason={reason}>
                      <span>{skipWords(reason, words)}</span>
                      <span className="number">
                        {formatNumber(people)}{" "}
                        <small className="muted">{formatPercent(share(people, count.matched))}</small>
                      </span>
                    </li>
                  ))}
                </ul>
              </>
            )}
            {count.waves.length > 1 && (
              <>
                <h3 className="side-title">{t("reach.waves", { count: count.waves.length })}</h3>
                <ul className="reach-list">
                  {count.waves.slice(0, 7).map(({ day, count: people }) => (
                    <li key={day}>
                      <span>{formatCivil(day)}</span>
                      <span className="number">{formatNumber(people)}</span>
                    </li>
                  ))}
                </ul>
                <p className="muted cost-note">{t("reach.waves.help")}</p>
              </>
            )}
          </>
        )}
      </div>
    </section>
  );
}
