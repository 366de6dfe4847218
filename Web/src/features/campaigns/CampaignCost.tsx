import { api } from "../../api/client.ts";
import type { Campaign, Estimate } from "../../api/types.ts";
import { useLoaded } from "../../data/useQuery.ts";
import { t } from "../../i18n/index.ts";
import { formatPoints } from "../../i18n/points.ts";
import { Link } from "../../ui/Link.tsx";
import { Points } from "../../ui/Points.tsx";

export function CampaignCost({ campaign }: { campaign: Campaign }) {
  const { estimated, held, charged } = campaign.cost;
  const isWaiting = campaign.state === "scheduled";
  const isOver = ["completed", "cancelled", "failed"].includes(campaign.state);
  // Under a key of its own, for it does not change with every message that goes out.
  const { data: estimate } = useLoaded<Estimate>(
    isOver || campaign.kind === "api" ? null : `outlook ${campaign.id}`,
    () => api.get<Estimate>(`/api/campaigns/${campaign.id}/estimate`),
  );
  return (
    <section className="card" aria-labelledby="campaign-cost">
      <div className="card-body">
        <h2 id="campaign-cost">{t("campaign.cost")}</h2>
        <dl className="credits-facts">
          <div>
            <dt>{t("campaign.charged")}</dt>
            <dd className="cost-main">
              <Points amount={charged} />
            </dd>
          </div>
          <div>
            <dt>{t(isWaiting ? "funding.waits" : "credits.held")}</dt>
            <dd>
              <Points amount={held} />
            </dd>
          </div>
          {estimated && (
            <div>
              <dt>{t("campaign.estimated")}</dt>
              <dd>
                <Points amount={estimated} />
              </dd>
            </div>
          )}
          {estimate && estimate.recipients > 0 && (
            <div>
              <dt>{t("estimate.expected")}</dt>
              <dd data-testid="campaign-expected">
                <Points amount={estimate.expected} />
                <small className="muted">
                  {t("estimate.range", {
                    least: formatPoints(estimate.least),
                    most: formatPoints(estimate.total),
                  })}
                </small>
              </dd>
            </div>
          )}
        </dl>
        {isWaiting && campaign.funding.moment === "start" && (
          <p className="muted cost-note">{t("funding.later")}</p>
        )}
        {campaign.funding.cutRow && <p className="cost-note">{t("funding.cut")}</p>}
        <p className="muted cost-note">
          {t("campaign.cost.note")} <Link className="link" href="/credits">{t("campaign.cost.journal")}</Link>
        </p>
      </div>
    </section>
  );
}
