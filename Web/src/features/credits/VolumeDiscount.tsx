import type { VolumeStanding, VolumeStandings } from "../../api/types.ts";
import { useQuery } from "../../data/useQuery.ts";
import { t } from "../../i18n/index.ts";
import { formatDateTime, formatNumber } from "../../i18n/format.ts";
import { formatPoints } from "../../i18n/points.ts";
import { Points } from "../../ui/Points.tsx";
import { Time } from "../../ui/Time.tsx";
import { categoryName } from "../whatsapp/category.ts";

/** The steps of WhatsApp's volume discount that were reached this month; nothing while there are none, as for most. */
export function VolumeDiscount() {
  const { data } = useQuery<VolumeStandings>("/api/prices/tiers");
  if (!data || data.items.length === 0) return null;
  return (
    <section className="card" aria-labelledby="tiers">
      <div className="card-head">
        <h2 id="tiers">{t("tiers.title")}</h2>
      </div>
      <p className="card-body muted">{t("tiers.text")}</p>
      <ul className="ledger-list">
        {data.items.map((step) => (
          <Step
            key={`${step.market} ${step.category} ${step.tierFrom}`}
            {...step}
          />
        ))}
      </ul>
    </section>
  );
}

function Step({ market, category, tierFrom, since, amount, list }: VolumeStanding) {
  return (
    <li>
      <div className="spread">
        <span>{t("tiers.what", { market, category: categoryName(category) })}</span>
        <span>
          {amount && list && <del className="muted number">{formatPoints(list)}</del>}{" "}
          <strong>{(amount ?? list) && <Points amount={(amount ?? list)!} />}</strong>
        </span>
      </div>
      <p className="muted ledger-small">
        {t("tiers.from", { from: formatNumber(tierFrom) })}
        {" · "}
        {t("tiers.since")} <Time at={since} format={formatDateTime} />
        {!amount && <>{" · "}{t("tiers.unpriced")}</>}
      </p>
    </li>
  );
}
