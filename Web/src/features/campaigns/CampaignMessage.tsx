import type { Campaign, Channel, Page, Preview as Filled } from "../../api/types.ts";
import { useQuery } from "../../data/useQuery.ts";
import { t } from "../../i18n/index.ts";
import { Preview } from "../whatsapp/Preview.tsx";

/** The message, as its first recipient gets it. */
export function CampaignMessage({ campaign }: { campaign: Campaign }) {
  const { data } = useQuery<Filled>(`/api/campaigns/${campaign.id}/preview`);
  const channel = useQuery<Page<Channel>>("/api/channels").data?.items.find((found) =>
    found.id === campaign.channelId
  );
  if (!data) return null;
  return (
    <section className="stack" aria-labelledby="campaign-message">
      <h2 id="campaign-message" className="side-title">{t("campaign.message")}</h2>
      <Preview components={data.components} sender={channel?.verifiedName ?? channel?.name ?? ""} />
      <p className="muted cost-note">{t("campaign.message.to", { name: data.name ?? data.to })}</p>
    </section>
  );
}
