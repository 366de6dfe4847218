import { withQuery } from "../../api/client.ts";
import type { Campaign, CampaignReport } from "../../api/types.ts";
import { type Parameters, useSearchParameter } from "../../app/router.ts";
import { useMay } from "../../app/session.ts";
import { useQuery } from "../../data/useQuery.ts";
import { t } from "../../i18n/index.ts";
import { term } from "../../i18n/told/index.ts";
import { useWords } from "../../i18n/told/useWords.ts";
import { formatDateTime } from "../../i18n/format.ts";
import { ButtonLink } from "../../ui/Button.tsx";
import { Note } from "../../ui/Note.tsx";
import { Page } from "../../ui/Page.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../ui/States.tsx";
import { LinkTabs } from "../../ui/Tabs.tsx";
import { AddCreditsButton } from "../billing/AddCreditsButton.tsx";
import { aboutTemplate } from "./aboutTemplate.ts";
import { CampaignActions } from "./CampaignActions.tsx";
import { CampaignBadge } from "./CampaignBadge.tsx";
import { CampaignCost } from "./CampaignCost.tsx";
import { CampaignMessage } from "./CampaignMessage.tsx";
import { CampaignProgress } from "./CampaignProgress.tsx";
import { ApiCall } from "./ApiCall.tsx";
import { LateNote } from "./LateNote.tsx";
import { Recipients } from "./Recipients.tsx";
import { Answers } from "./report/Answers.tsx";
import { CostReport } from "./report/CostReport.tsx";
import { Funnel } from "./report/Funnel.tsx";
import { HoursChart } from "./report/HoursChart.tsx";
import { Reasons } from "./report/Reasons.tsx";
import { useReport } from "./report/useReport.ts";
import { Variants } from "./report/Variants.tsx";
import { Waves } from "./report/Waves.tsx";
import "./ownTexts.ts";
import "./texts.ts";

export default function CampaignScreen({ parameters }: { parameters: Parameters }) {
  const query = useQuery<Campaign>(`/api/campaigns/${parameters.id}`);
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

  return <Shown campaign={campaign} />;
}

const views = ["overview", "recipients", "cost"] as const;

function Shown({ campaign }: { campaign: Campaign }) {
  useWords();
  const { id } = campaign;
  const maySeePlan = useMay("billing.view");
  const [wanted] = useSearchParameter("view");
  const view = views.find((one) => one === wanted) ?? "overview";
  const report = useReport(campaign);
  return (
    <Page
      title={
        <>
          {campaign.name} <CampaignBadge state={campaign.state} />
        </>
      }
      name={campaign.name}
      back={{ href: "/campaigns", label: t("nav.campaigns") }}
      lead={`${aboutTemplate(campaign)} · ${when(campaign)}`}
      actions={<CampaignActions campaign={campaign} />}
    >
      <div className={view === "overview" ? "campaign" : "campaign campaign-wide"}>
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
              <strong>
                {t(campaign.state === "failed" ? "campaign.failed.title" : "campaign.asks.title")}
              </strong>
              <p>{term("failure", campaign.failure.code, campaign.failure.detail)}</p>
            </Note>
          )}
          {campaign.state === "late" && <LateNote campaign={campaign} />}
          {campaign.kind === "api" && <ApiCall campaign={campaign} />}
          {campaign.state !== "draft" && (
            <>
              {campaign.kind !== "api" && <CampaignProgress campaign={campaign} />}
              <LinkTabs
                label={t("report.views")}
                tabs={views.map((one) => ({
                  href: withQuery(`/campaigns/${id}`, { view: one === "overview" ? "" : one }),
                  label: t(`report.view.${one}`),
                  isCurrent: view === one,
                }))}
              />
              {view === "overview" && <Overview campaign={campaign} report={report.data} />}
              {view === "recipients" && <Recipients campaign={campaign} />}
              {view === "cost" && (report.data ? <CostReport report={report.data} /> : <Skeleton rows={5} />)}
              {report.problem && !report.data && view !== "recipients" && (
                <ErrorState
                  problem={report.problem}
                  retry={() => void report.reload()}
                />
              )}
            </>
          )}
        </div>
        {view === "overview" && (
          <aside className="stack campaign-side">
            <CampaignCost campaign={campaign} />
            <CampaignMessage campaign={campaign} />
          </aside>
        )}
      </div>
    </Page>
  );
}

function Overview({ campaign, report }: { campaign: Campaign; report: CampaignReport | undefined }) {
  return (
    <>
      <Funnel campaign={campaign} report={report} />
      <Waves waves={campaign.waves ?? []} />
      {report && (
        <>
          <Variants campaign={campaign} report={report} />
          <HoursChart hours={report.hours} />
          <Answers report={report} />
          <Reasons id={campaign.id} report={report} />
        </>
      )}
    </>
  );
}

function when({ startedAt, startAt, finishedAt, createdAt, state }: Campaign) {
  if (finishedAt) return t("campaign.finishedAt", { at: formatDateTime(finishedAt) });
  if (startedAt) return t("campaign.startedAt", { at: formatDateTime(startedAt) });
  if (state === "scheduled" && startAt) return t("campaign.startsAt", { at: formatDateTime(startAt) });
  return t("campaign.createdAt", { at: formatDateTime(createdAt) });
}
