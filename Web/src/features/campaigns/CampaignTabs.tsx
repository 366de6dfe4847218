import { useMay } from "../../app/session.ts";
import { t } from "../../i18n/index.ts";
import { LinkTabs } from "../../ui/Tabs.tsx";

/** What goes out by itself: once to many, or step by step to each. */
export function CampaignTabs({ current }: { current: "campaigns" | "sequences" }) {
  const maySee = useMay("sequences.view");
  if (!maySee) return null;
  return (
    <div className="people-tabs">
      <LinkTabs
        label={t("campaigns.kinds")}
        tabs={[
          { href: "/campaigns", label: t("nav.campaigns"), isCurrent: current === "campaigns" },
          { href: "/sequences", label: t("sequences.title"), isCurrent: current === "sequences" },
        ]}
      />
    </div>
  );
}
