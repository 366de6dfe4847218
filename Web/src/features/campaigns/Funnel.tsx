import type { CampaignCounts } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";
import { formatNumber, formatPercent } from "../../i18n/format.ts";
import { reached, share } from "./counts.ts";

/** How many ever got that far, and of how many of the step before. */
export function Funnel({ counts }: { counts: CampaignCounts }) {
  const { sent, delivered, read } = reached(counts);
  return (
    <dl className="funnel">
      <Step name={t("funnel.sent")} count={sent} of={counts.audience} tone="sent" />
      <Step name={t("funnel.delivered")} count={delivered} of={sent} tone="delivered" />
      <Step name={t("funnel.read")} count={read} of={delivered} tone="read" />
      <Step name={t("recipient.failed")} count={counts.failed} of={counts.audience} tone="failed" />
      <Step name={t("recipient.unknown")} count={counts.unknown} of={counts.audience} tone="unknown" />
    </dl>
  );
}

function Step({ name, count, of, tone }: { name: string; count: number; of: number; tone: string }) {
  return (
    <div className="funnel-step">
      <dt>
        <span className={`dot state-part-${tone}`} aria-hidden="true" />
        {name}
      </dt>
      <dd className="number" data-count={tone}>{formatNumber(count)}</dd>
      <dd className="number muted">{formatPercent(share(count, of))}</dd>
    </div>
  );
}
