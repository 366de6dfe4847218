import type { Credits } from "../api/types.ts";
import { useQuery } from "../data/useQuery.ts";
import { t } from "../i18n/index.ts";
import { formatPoints, isPositive } from "../i18n/points.ts";
import { Icon } from "../ui/Icon.tsx";
import { Link } from "../ui/Link.tsx";

/** Message Credits, in the right corner of every screen: what is left, what is held, and a warning in time. */
export function CreditsChip() {
  const { data: credits, problem } = useQuery<Credits>("/api/credits");
  if (!credits) return <span className="credits-chip credits-chip-empty">{problem ? "–" : ""}</span>;
  const available = formatPoints(credits.available, 2);
  const held = isPositive(credits.held) ? formatPoints(credits.held, 2) : null;
  const warning = credits.state === "locked"
    ? t("credits.locked.short")
    : credits.state === "low"
    ? t("credits.low.short")
    : null;
  const spoken = [t("credits.chip", { available }), held && t("credits.chip.held", { held }), warning].filter(
    Boolean,
  ).join(". ");

  return (
    <Link
      href="/credits"
      className={`credits-chip credits-chip-${credits.state}`}
      aria-label={spoken}
      title={spoken}
    >
      <Icon name={credits.state === "ok" ? "coins" : "triangle-alert"} />
      <span className="credits-chip-amount number">{available}</span>
      <span className="credits-chip-unit">{t("points.unit")}</span>
      {held && <span className="credits-chip-held number">{t("credits.held.short", { held })}</span>}
      {warning && <span className="credits-chip-warning">{warning}</span>}
    </Link>
  );
}
