import type { Campaign, Credits } from "../../api/types.ts";
import { navigate } from "../../app/router.ts";
import { useMay } from "../../app/session.ts";
import { usePages } from "../../data/usePages.ts";
import { useQuery } from "../../data/useQuery.ts";
import { t } from "../../i18n/index.ts";
import { formatNumber, formatWhen } from "../../i18n/format.ts";
import { ButtonLink } from "../../ui/Button.tsx";
import { type Column, DataTable } from "../../ui/DataTable.tsx";
import { Link } from "../../ui/Link.tsx";
import { Page } from "../../ui/Page.tsx";
import { Points } from "../../ui/Points.tsx";
import { EmptyState } from "../../ui/States.tsx";
import { Time } from "../../ui/Time.tsx";
import { CreditNote } from "../credits/CreditNote.tsx";
import { categoryName } from "../whatsapp/category.ts";
import { templateTitle } from "../whatsapp/template.ts";
import { CampaignBadge } from "./CampaignBadge.tsx";
import { reached } from "./counts.ts";
import { StateBar } from "./StateBar.tsx";
import "./texts.ts";

export const hrefOf = (campaign: Campaign) =>
  campaign.state === "draft" ? `/campaigns/${campaign.id}/edit` : `/campaigns/${campaign.id}`;

const columns: Column<Campaign>[] = [
  {
    key: "name",
    header: "campaign.name",
    cell: (campaign) => (
      <span className="cell-two">
        <Link href={hrefOf(campaign)} className="cell-main cut">{campaign.name}</Link>
        <small>{templateTitle(campaign.template.name)} · {categoryName(campaign.template.category)}</small>
      </span>
    ),
  },
  {
    key: "state",
    header: "campaign.state",
    width: "112px",
    cell: (campaign) => <CampaignBadge state={campaign.state} />,
  },
  {
    key: "progress",
    header: "campaign.progress",
    width: "240px",
    priority: 2,
    cell: (campaign) =>
      campaign.counts.audience > 0 && (
        <span className="cell-progress">
          <StateBar counts={campaign.counts} />
          <small className="number muted">
            {formatNumber(reached(campaign.counts).delivered)} / {formatNumber(campaign.counts.audience)}
          </small>
        </span>
      ),
  },
  {
    key: "cost",
    header: "campaign.cost",
    width: "130px",
    align: "end",
    priority: 2,
    cell: (campaign) => <Points amount={campaign.cost.charged} />,
  },
  {
    key: "by",
    header: "campaign.createdBy",
    width: "130px",
    priority: 3,
    cell: (campaign) => campaign.createdBy,
  },
  {
    key: "when",
    header: "campaign.when",
    width: "120px",
    priority: 3,
    cell: (campaign) => (
      <Time at={campaign.startedAt ?? campaign.startAt ?? campaign.createdAt} format={formatWhen} />
    ),
  },
];

export default function CampaignsScreen() {
  const pages = usePages<Campaign>("/api/campaigns");
  const mayMake = useMay("campaigns.edit");
  const { data: credits } = useQuery<Credits>("/api/credits");
  const start = mayMake && (
    <ButtonLink href="/campaigns/new" kind="primary" icon="plus">{t("campaigns.new")}</ButtonLink>
  );
  return (
    <Page title={t("nav.campaigns")} layout="fill" actions={start}>
      {credits?.state === "locked" && (
        <div className="fill-note">
          <CreditNote onlyLocked />
        </div>
      )}
      <div className="panel">
        <DataTable
          label={t("nav.campaigns")}
          columns={columns}
          pages={pages}
          keyOf={(campaign) => campaign.id}
          rowHeight={54}
          onOpen={(campaign) => navigate(hrefOf(campaign))}
          empty={
            <EmptyState icon="megaphone" title={t("campaigns.empty.title")} action={start}>
              {t("campaigns.empty.text")}
            </EmptyState>
          }
        />
      </div>
    </Page>
  );
}
