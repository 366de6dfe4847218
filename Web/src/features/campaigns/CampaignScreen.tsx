import type { Campaign } from "../../api/types.ts";
import type { Parameters } from "../../app/router.ts";
import { useMay } from "../../app/session.ts";
import { useQuery } from "../../data/useQuery.ts";
import { t } from "../../i18n/index.ts";
import { formatDateTime } from "../../i18n/format.ts";
import { ButtonLink } from "../../ui/Button.tsx";
import { Note } from "../../ui/Note.tsx";
import { Page } from "../../ui/Page.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../ui/States.tsx";
import { categoryName } from "../whatsapp/category.ts";
import { templateTitle } from "../whatsapp/template.ts";
import { AddCreditsButton } from "../billing/AddCreditsButton.tsx";
import { CampaignActions } from "./CampaignActions.tsx";
import { CampaignBadge } from "./CampaignBadge.tsx";
import { CampaignCost } from "./CampaignCost.tsx";
import { CampaignMessage } from "./CampaignMessage.tsx";
import { CampaignProgress } from "./CampaignProgress.tsx";
import { Funnel } from "./Funnel.tsx";
import { Recipients } from "./Recipients.tsx";
import "./texts.ts";

export default function CampaignScreen({ parameters }: { parameters: Parameters }) {
  const id = parameters.id!;
  const query = useQuery<Campaign>(`/api/campaigns/${id}`);
  const maySeePlan = useMay("billing.view");
  const campaign = query.data;
  const back = { href: "/campaigns", label: t("nav.campaigns") };
  if (query.problem && !campaign) {
    return (
      <Page title={t("nav.campaigns")} back={back}>
        {query.problem.status === 404 || query.problem.status === 400
          ? (
            <EmptyState icon="megaphone" title={t("campaign.gone.title")}>
              {t("campaign.gone.text")}
            </EmptyState>
          )
          : <ErrorState problem={query.problem} retry={() => void query.reload()} />}
      </Page>
    );
  }
  if (!campaign) {
    return (
      <Page title={t("state.loading")} back={back}>
        <Skeleton kind="cards" rows={4} />
      </Page>
    );
  }

  return (
    <Page
      title={
        <>
          {campaign.name} <CampaignBadge state={campaign.state} />
        </>
      }
      name={campaign.name}
      back={back}
      lead={`${templateTitle(campaign.template.name)} · ${categoryName(campaign.template.category)} · ${
        when(campaign)
      }`}
      actions={<CampaignActions campaign={campaign} />}
    >
      <div className="campaign">
        <div className="stack">
          {campaign.failure && (
            <Note
              tone="danger"
              action={campaign.failure.code.startsWith("insufficient")
                ? <AddCreditsButton size="small" />
                : campaign.failure.code === "plan_stopped" && maySeePlan && (
                  <ButtonLink size="small" href="/settings/plan">{t("limit.toPlan")}</ButtonLink>
                )}
            >
              <strong>{t("campaign.failed.title")}</strong>
              <p>{campaign.failure.detail}</p>
            </Note>
          )}
          <CampaignProgress campaign={campaign} />
          <Funnel counts={campaign.counts} />
          <Recipients campaign={campaign} />
        </div>
        <aside className="stack campaign-side">
          <CampaignCost campaign={campaign} />
          <CampaignMessage campaign={campaign} />
        </aside>
      </div>
    </Page>
  );
}

function when({ startedAt, startAt, finishedAt, createdAt, state }: Campaign) {
  if (finishedAt) return t("campaign.finishedAt", { at: formatDateTime(finishedAt) });
  if (startedAt) return t("campaign.startedAt", { at: formatDateTime(startedAt) });
  if (state === "scheduled" && startAt) return t("campaign.startsAt", { at: formatDateTime(startAt) });
  return t("campaign.createdAt", { at: formatDateTime(createdAt) });
}
