import type { Conversation } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { formatDateTime, formatDuration } from "../../../i18n/format.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Icon } from "../../../ui/Icon.tsx";

/** How long anything may still be written; amber in the last two hours. And how long it costs nothing after an ad. */
export function WindowBadge(
  { conversation: { windowUntil, entryUntil }, now }: { conversation: Conversation; now: number },
) {
  const left = windowUntil ? (Date.parse(windowUntil) - now) / 1000 : 0;
  const free = entryUntil ? (Date.parse(entryUntil) - now) / 1000 : 0;
  return (
    <span className="window-badge">
      {free > 0 && (
        <span title={t("entry.until", { at: formatDateTime(entryUntil!) })}>
          <Badge tone="ok">
            <Icon name="zap" size={13} />
            {t("entry.left", { left: formatDuration(free) })}
          </Badge>
        </span>
      )}
      {left > 0
        ? (
          <span title={t("window.until", { at: formatDateTime(windowUntil!) })}>
            <Badge tone={left < 7_200 ? "warn" : "neutral"}>
              <Icon name="clock" size={13} />
              {t("window.left", { left: formatDuration(left) })}
            </Badge>
          </span>
        )
        : (
          <span title={t("window.closed.tip")}>
            <Badge>{t("window.closed")}</Badge>
          </span>
        )}
    </span>
  );
}
