import type { TemplatesSummary } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { formatNumber, formatRelative } from "../../../i18n/format.ts";
import { Icon } from "../../../ui/Icon.tsx";
import { useNow } from "../../../ui/useNow.ts";

/** How old what is shown is, and how many names are left. */
export function SyncLine({ summary }: { summary: TemplatesSummary }) {
  const now = useNow(30_000);
  const { syncedAt, syncing, names, namesLimit } = summary;
  const share = namesLimit > 0 ? names / namesLimit : 0;
  const tone = share >= 1 ? "danger" : share >= 0.9 ? "warn" : undefined;
  return (
    <span className="sync-line">
      <span role="status">
        {syncing && <Icon name="loader-circle" className="spin" size={14} />} {syncing
          ? t("templates.syncing")
          : syncedAt
          ? t("templates.syncedAt", { ago: formatRelative(syncedAt, now) })
          : t("templates.neverSynced")}
      </span>
      <span className="names-used">
        <span className="meter" data-tone={tone} aria-hidden="true">
          <span style={{ inlineSize: `${Math.min(1, share) * 100}%` }} />
        </span>
        <span className="number">
          {t("templates.names", { used: formatNumber(names), limit: formatNumber(namesLimit) })}
        </span>
      </span>
    </span>
  );
}
