import type { Dashboard } from "../../api/types.ts";
import { useMay, useSession } from "../../app/session.ts";
import { useQuery } from "../../data/useQuery.ts";
import { t } from "../../i18n/index.ts";
import { Page } from "../../ui/Page.tsx";
import { ButtonLink } from "../../ui/Button.tsx";
import { ErrorState, Skeleton } from "../../ui/States.tsx";
import { Checklist } from "./Checklist.tsx";
import { CreditsCard } from "./CreditsCard.tsx";
import { RecentCampaigns } from "./RecentCampaigns.tsx";
import { Tiles } from "./Tiles.tsx";
import { TryIt } from "./TryIt.tsx";
import { WaitingConversations } from "./WaitingConversations.tsx";
import "../campaigns/texts.ts";
import "./texts.ts";

export default function DashboardScreen() {
  const { member, simulator } = useSession();
  const mayMakeCampaigns = useMay("campaigns.edit");
  const maySeeCampaigns = useMay("campaigns.view");
  const maySeeCredits = useMay("credits.view");
  const board = useQuery<Dashboard>("/api/dashboard");
  const { data } = board;
  const first = member.name.split(/\s+/)[0] ?? member.name;

  return (
    <Page
      title={t(greeting(), { name: first })}
      name={t("nav.home")}
      actions={mayMakeCampaigns && (
        <ButtonLink href="/campaigns/new" kind="primary" icon="plus">{t("campaigns.new")}</ButtonLink>
      )}
    >
      {board.problem && !data && <ErrorState problem={board.problem} retry={() => void board.reload()} />}
      {board.isLoading && !data && <Skeleton kind="cards" rows={6} />}
      {data && (
        <div className="dashboard">
          <div className="dashboard-main">
            <Tiles board={data} />
            {maySeeCampaigns && <RecentCampaigns />}
            <WaitingConversations />
          </div>
          <div className="dashboard-side">
            {maySeeCredits && data.credits && <CreditsCard balance={data.credits} />}
            {simulator && data.channels.connected > 0 && <TryIt phone={simulator.phoneURL} />}
            <Checklist items={data.checklist} />
          </div>
        </div>
      )}
    </Page>
  );
}

function greeting() {
  const hour = new Date().getHours();
  return hour < 12 ? "home.morning" : hour < 18 ? "home.afternoon" : "home.evening";
}
