import type { Credits, Dashboard } from "../../api/types.ts";
import { useQuery } from "../../data/useQuery.ts";
import { t } from "../../i18n/index.ts";
import { formatPoints } from "../../i18n/points.ts";
import { ButtonLink } from "../../ui/Button.tsx";
import { Note } from "../../ui/Note.tsx";
import { Points } from "../../ui/Points.tsx";
import { AddCreditsButton, AskOwner } from "../billing/AddCreditsButton.tsx";
import { ForecastLine } from "../credits/Forecast.tsx";
import { suggestedTopUp } from "../credits/suggestion.ts";

/** Message Credits, in the dashboard's right corner. */
export function CreditsCard({ balance }: { balance: NonNullable<Dashboard["credits"]> }) {
  const { available, held, spentToday, spentMonth } = balance;
  const { data: credits } = useQuery<Credits>("/api/credits");
  return (
    <section className="card credits-card" aria-labelledby="credits-card">
      <div className="card-body">
        <h2 id="credits-card">{t("credits.title")}</h2>
        <p className="credits-balance">
          <Points amount={available} />
        </p>
        <dl className="credits-facts">
          <div>
            <dt>{t("credits.held")}</dt>
            <dd>
              <Points amount={held} />
            </dd>
          </div>
          <div>
            <dt>{t("credits.spentToday")}</dt>
            <dd>
              <Points amount={spentToday} />
            </dd>
          </div>
          <div>
            <dt>{t("credits.spentMonth")}</dt>
            <dd>
              <Points amount={spentMonth} />
            </dd>
          </div>
        </dl>
        {credits && <ForecastLine credits={credits} />}
        {credits && credits.state !== "ok" && (
          <Note tone={credits.state === "low" ? "warn" : "danger"}>
            {credits.state === "low"
              ? t("credits.low.text", { points: formatPoints(credits.noticeAt, 0) })
              : t(credits.strict ? "credits.strict.text" : "credits.locked.text")} <AskOwner />
          </Note>
        )}
        <div className="row credits-card-actions">
          <AddCreditsButton
            kind={credits?.state === "ok" ? "secondary" : "primary"}
            points={credits && suggestedTopUp(credits)}
          />
          <ButtonLink href="/credits" icon="coins">{t("credits.open")}</ButtonLink>
        </div>
      </div>
    </section>
  );
}
