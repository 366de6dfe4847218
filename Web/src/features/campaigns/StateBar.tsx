import { memo } from "react";
import type { CampaignCounts, RecipientState } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";
import { formatNumber } from "../../i18n/format.ts";

const order: readonly RecipientState[] = [
  "read",
  "delivered",
  "sent",
  "submitting",
  "failed",
  "unknown",
  "skipped",
  "cancelled",
  "queued",
];

/** All recipients as one bar, by their present state. The numbers stand beside it: it is only their picture. */
export const StateBar = memo(
  function StateBar({ counts, isTall }: { counts: CampaignCounts; isTall?: boolean }) {
    const parts = order.filter((state) => counts[state] > 0);
    const words = parts.map((state) => `${t(`recipient.${state}`)} ${formatNumber(counts[state])}`).join(
      ", ",
    );
    return (
      <span
        className={`state-bar${isTall ? " state-bar-tall" : ""}`}
        role="img"
        aria-label={words || t("campaigns.noRecipients")}
      >
        {parts.map((state) => (
          <span
            key={state}
            className={`state-part state-part-${state}`}
            style={{ flexGrow: counts[state] }}
            title={`${t(`recipient.${state}`)}: ${formatNumber(counts[state])}`}
          />
        ))}
      </span>
    );
  },
);
