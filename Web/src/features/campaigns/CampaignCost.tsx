import type { Campaign } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";
import { Link } from "../../ui/Link.tsx";
import { Points } from "../../ui/Points.tsx";

export function CampaignCost({ campaign }: { campaign: Campaign }) {
  const { estimated, held, charged } = campaign.cost;
  const isWaiting = campaign.state === "scheduled";
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
