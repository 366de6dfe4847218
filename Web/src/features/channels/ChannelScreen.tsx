import "./texts.ts";
import { lazy, Suspense } from "react";
import type { Channel } from "../../api/types.ts";
import type { Parameters } from "../../app/router.ts";
import { useMay } from "../../app/session.ts";
import { usePages } from "../../data/usePages.ts";
import { t } from "../../i18n/index.ts";
import { ButtonLink } from "../../ui/Button.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../ui/States.tsx";
import { LinkTabs } from "../../ui/Tabs.tsx";
import { SettingsPage } from "../settings/SettingsPage.tsx";
import { ChannelState } from "./ChannelState.tsx";
import { DoctorPart } from "./doctor/DoctorPart.tsx";
import { HealthPart } from "./health/HealthPart.tsx";
import { NoticesPart } from "./health/NoticesPart.tsx";
import { ProfilePart } from "./profile/ProfilePart.tsx";

const RulesPart = lazy(async () => ({ default: (await import("../rules/RulesPart.tsx")).RulesPart }));
const SparingPart = lazy(async () => ({ default: (await import("./sparing/SparingPart.tsx")).SparingPart }));
const parts = ["overview", "profile", "rules", "campaigns", "doctor", "notices"] as const;

/** One number: how it is, how it looks, what its inbox does by itself. */
export default function ChannelScreen({ parameters }: { parameters: Parameters }) {
  const { id = "", part: wanted } = parameters;
  const pages = usePages<Channel>("/api/channels");
  const channel = pages.items.find((found) => found.id === id);
  const mayLook = useMay("channels.manage");
  const seesRules = useMay("automations.view");
  const seesCampaigns = useMay("campaigns.view");
  const sees = { doctor: mayLook, rules: seesRules, campaigns: seesCampaigns };
  const shown = parts.filter((found) => !(found in sees) || sees[found as keyof typeof sees]);
  const part = shown.find((found) => found === wanted) ?? "overview";
  const tabs = shown.map((found) => ({
    href: `/settings/channels/${id}${found === "overview" ? "" : `/${found}`}`,
    label: t(`channel.part.${found}`),
    isCurrent: found === part,
  }));
  return (
    <SettingsPage
      title="settings.channels"
      heading={channel && (
        <>
          {channel.name} <ChannelState state={channel.state} />
        </>
      )}
      name={channel?.name}
      back={{ href: "/settings/channels", label: t("settings.channels") }}
      lead={channel && <span dir="ltr">{channel.displayNumber}</span>}
    >
      {pages.problem && !channel && <ErrorState problem={pages.problem} retry={() => void pages.reload()} />}
      {pages.isLoading && <Skeleton kind="cards" rows={3} />}
      {!pages.isLoading && !pages.problem && !channel && (
        <section className="card">
          <EmptyState
            icon="plug"
            title={t("channel.gone.title")}
            action={<ButtonLink href="/settings/channels">{t("settings.channels")}</ButtonLink>}
          >
            {t("channel.gone.text")}
          </EmptyState>
        </section>
      )}
      {channel && (
        <>
          <LinkTabs label={channel.name} tabs={tabs} />
          {part === "overview" && <HealthPart channel={channel} />}
          {part === "profile" && <ProfilePart channel={channel} />}
          {part === "doctor" && <DoctorPart channel={channel} />}
          {part === "notices" && <NoticesPart channel={channel} />}
          {part === "campaigns" && (
            <Suspense fallback={<Skeleton kind="cards" rows={2} />}>
              <SparingPart channel={channel} />
            </Suspense>
          )}
          {part === "rules" && (
            <Suspense fallback={<Skeleton kind="cards" rows={4} />}>
              <RulesPart key={channel.id} channel={channel} />
            </Suspense>
          )}
        </>
      )}
    </SettingsPage>
  );
}
