import type { Campaign, Preview as Filled } from "../../api/types.ts";
import { useQuery } from "../../data/useQuery.ts";
import { t } from "../../i18n/index.ts";
import { ownFiles } from "../whatsapp/ownFiles.ts";
import { Preview } from "../whatsapp/Preview.tsx";
import { useChannels } from "../channels/useChannels.ts";
import { useTemplate } from "./wizard/useTemplate.ts";

/** The message, as its first recipient gets it. */
export function CampaignMessage({ campaign }: { campaign: Campaign }) {
  // Whom an API campaign is for is known only when it is called: its template stands for the message.
  const isCalled = campaign.kind === "api";
  const { data } = useQuery<Filled>(isCalled ? null : `/api/campaigns/${campaign.id}/preview`);
  const template = useTemplate(isCalled ? campaign.channelId : "", campaign.templateId);
  const channel = useChannels()?.find(({ id }) => id === campaign.channelId);
  const components = data?.components ?? template?.components;
  if (!components) return null;
  return (
    <section className="stack" aria-labelledby="campaign-message">
      <h2 id="campaign-message" className="side-title">{t("campaign.message")}</h2>
      <Preview
        components={components}
        sender={channel?.verifiedName ?? channel?.name ?? ""}
        {...ownFiles(data?.files)}
      />
      {data && <p className="muted cost-note">{t("campaign.message.to", { name: data.name || data.to })}</p>}
    </section>
  );
}
