import type { ChannelHealth } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { formatNumber } from "../../../i18n/format.ts";

/** How much of the daily limit is used, and what is left for a campaign today. */
export function LimitMeter({ limit }: { limit: NonNullable<ChannelHealth["limit"]> }) {
  const size = limit.people ?? null;
  if (size === null) return <p className="meter-value">{t("health.limit.unlimited")}</p>;
  const left = limit.left ?? Math.max(0, size - limit.used);
  const share = Math.min(1, limit.used / size);
  const words = t("health.limit.used", {
    used: formatNumber(limit.used),
    limit: formatNumber(size),
    left: formatNumber(left),
  });
  return (
    <>
      <div
        className="meter"
        data-tone={share > 0.9 ? "danger" : share > 0.6 ? "warn" : "ok"}
        role="meter"
        aria-label={t("health.limit")}
        aria-valuemin={0}
        aria-valuemax={size}
        aria-valuenow={limit.used}
        aria-valuetext={words}
      >
        <span style={{ inlineSize: `${share * 100}%` }} />
      </div>
      <p>{words}</p>
      <p className="field-help">
        {share > 0.6 ? t("health.limit.near", { left: formatNumber(left) }) : t("health.limit.more")}
      </p>
    </>
  );
}
