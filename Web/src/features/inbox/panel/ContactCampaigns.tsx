import type { ContactCampaign, TotalHead } from "../../../api/types.ts";
import { usePages } from "../../../data/usePages.ts";
import { formatDateTime, formatWhen } from "../../../i18n/format.ts";
import { t } from "../../../i18n/index.ts";
import { recipientSaid } from "../../../i18n/told/say.ts";
import { useWords } from "../../../i18n/told/useWords.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Link } from "../../../ui/Link.tsx";
import { RecipientBadge } from "../../campaigns/CampaignBadge.tsx";
import { Listed } from "./Listed.tsx";
import { Section } from "./Section.tsx";
import { useSeen } from "./useSeen.ts";

/** The campaigns that wrote, or were to write, to the contact, with what became of each. */
export function ContactCampaigns({ contact }: { contact: string }) {
  const [part, isSeen] = useSeen<HTMLElement>();
  const pages = usePages<ContactCampaign, TotalHead>(isSeen ? `/api/contacts/${contact}/campaigns` : null);
  return (
    <Section title={t("panel.campaigns")} count={pages.head?.total} part={part}>
      <Listed pages={pages} empty={t("panel.campaigns.none")}>
        {(shown) => (
          <ul className="panel-list">
            {shown.map((one) => <Campaign key={`${one.id} ${one.row}`} campaign={one} />)}
          </ul>
        )}
      </Listed>
    </Section>
  );
}

function Campaign({ campaign }: { campaign: ContactCampaign }) {
  useWords();
  const { id, name, state, error, repliedAt, clickedAt, optedOutAt, nextAttemptAt } = campaign;
  const at = campaign.readAt ?? campaign.deliveredAt ?? campaign.sentAt;
  return (
    <li className="panel-row">
      <Link className="link" href={`/campaigns/${id}`} dir="auto">{name}</Link>
      <span className="chips">
        <RecipientBadge state={state} />
        {repliedAt && <Badge tone="ok">{t("funnel.replied")}</Badge>}
        {clickedAt && <Badge tone="accent">{t("funnel.clicked")}</Badge>}
        {optedOutAt && <Badge tone="warn">{t("funnel.optedOut")}</Badge>}
        {at && <small className="muted">{formatWhen(at)}</small>}
      </span>
      {error && <small className="muted" dir="auto">{recipientSaid(error).title}</small>}
      {nextAttemptAt && (
        <small className="muted">{t("recipients.next", { at: formatDateTime(nextAttemptAt) })}</small>
      )}
    </li>
  );
}
