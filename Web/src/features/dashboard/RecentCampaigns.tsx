import type { Campaign } from "../../api/types.ts";
import { useMay } from "../../app/session.ts";
import { usePages } from "../../data/usePages.ts";
import { t } from "../../i18n/index.ts";
import { formatNumber } from "../../i18n/format.ts";
import { ButtonLink } from "../../ui/Button.tsx";
import { Link } from "../../ui/Link.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../ui/States.tsx";
import { CampaignBadge } from "../campaigns/CampaignBadge.tsx";
import { reached } from "../campaigns/counts.ts";
import { StateBar } from "../campaigns/StateBar.tsx";

export function RecentCampaigns() {
  const pages = usePages<Campaign>("/api/campaigns");
  const mayMake = useMay("campaigns.edit");
  const latest = pages.items.slice(0, 4);
  return (
    <section className="card" aria-labelledby="recent-campaigns">
      <div className="card-head">
        <h2 id="recent-campaigns">{t("nav.campaigns")}</h2>
        <Link className="link" href="/campaigns">{t("home.allCampaigns")}</Link>
      </div>
      {pages.isLoading && <Skeleton rows={3} />}
      {pages.problem && latest.length === 0 && (
        <ErrorState
          problem={pages.problem}
          retry={() => void pages.reload()}
        />
      )}
      {!pages.isLoading && !pages.problem && latest.length === 0 && (
        <EmptyState
          icon="megaphone"
          title={t("campaigns.empty.title")}
          action={mayMake && <ButtonLink href="/campaigns/new" icon="plus">{t("campaigns.new")}</ButtonLink>}
        >
          {t("campaigns.empty.text")}
        </EmptyState>
      )}
      <ul className="recent">
        {latest.map((campaign) => (
          <li key={campaign.id}>
            <Link
              href={campaign.state === "draft" && mayMake
                ? `/campaigns/${campaign.id}/edit`
                : `/campaigns/${campaign.id}`}
              className="recent-campaign"
            >
              <span className="recent-name cut">{campaign.name}</span>
              <CampaignBadge state={campaign.state} />
              <StateBar counts={campaign.counts} />
              <span className="muted number">
                {t("campaigns.deliveredOf", {
                  delivered: formatNumber(reached(campaign.counts).delivered),
                  audience: formatNumber(campaign.counts.audience),
                })}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
