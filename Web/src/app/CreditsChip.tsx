import type { Credits } from "../api/types.ts";
import { useQuery } from "../data/useQuery.ts";
import { t } from "../i18n/index.ts";
import { formatPoints, isPositive } from "../i18n/points.ts";
import { Icon } from "../ui/Icon.tsx";
import { Link } from "../ui/Link.tsx";
import { openAddCredits } from "./addCredits.ts";
import { useMay } from "./session.ts";

/** Message Credits, in the right corner of every screen: what is left, what is held, and a warning in time. */
export function CreditsChip() {
  return useMay("credits.view") ? <Chip /> : null;
}

function Chip() {
  const { data: credits, problem } = useQuery<Credits>("/api/credits");
  const mayPay = useMay("billing.manage");
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
    <div className={`credits-chip credits-chip-${credits.state}`}>
      <Link href="/credits" className="credits-chip-link" aria-label={spoken} title={spoken}>
        <Icon name={credits.state === "ok" ? "coins" : "triangle-alert"} />
        <span className="credits-chip-amount number">{available}</span>
        <span className="credits-chip-unit">{t("points.unit")}</span>
        {held && <span className="credits-chip-held number">{t("credits.held.short", { held })}</span>}
        {warning && <span className="credits-chip-warning">{warning}</span>}
      </Link>
      {mayPay && (
        <button
          type="button"
          className="credits-chip-add"
          onClick={() => openAddCredits()}
          aria-label={t("credits.add")}
          title={t("credits.add")}
        >
          <Icon name="plus" />
          <span className="credits-chip-add-words" aria-hidden="true">{t("credits.add")}</span>
        </button>
      )}
    </div>
  );
}
