import type { ReconciledRow } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";
import { reconSaid } from "../../i18n/told/say.ts";
import { countryName, formatNumber } from "../../i18n/format.ts";
import { formatMoney } from "../../i18n/money.ts";
import { formatPoints } from "../../i18n/points.ts";
import { Badge, type Tone } from "../../ui/Badge.tsx";
import { categoryName, className, typeName } from "./words.ts";

const toneOf = (name: string): Tone => name === "agrees" ? "ok" : name === "waiting" ? "warn" : "danger";
const size = ({ ours, theirs }: ReconciledRow) => Math.abs(ours - (theirs ?? 0));

/** "IN", or several as one market has them; a market that Meta's list does not name goes by its own name. */
const place = ({ country, market }: ReconciledRow) =>
  country && country !== "*" ? country.split(/[|,]\s*/).map(countryName).join(", ") : market;

/** The rows that differ first, each with words. */
export function DayRows({ rows }: { rows: readonly ReconciledRow[] }) {
  if (rows.length === 0) return <p className="muted">{t("recon.rows.none")}</p>;
  const sorted = [...rows].sort((left, right) =>
    Number(left.class === "agrees") - Number(right.class === "agrees") || size(right) - size(left)
  );
  return (
    <ul className="recon-rows">
      {sorted.map((row, index) => (
        <li key={index} className="recon-row">
          <div className="spread">
            <span className="cell-two">
              <strong>{place(row)}</strong>
              <small>
                {categoryName(row.category)} · {typeName(row.type)}
                {row.tier && <>{" · "}{t("recon.tier", { tier: row.tier })}</>}
              </small>
            </span>
            <Badge tone={toneOf(row.class)}>{className(row.class)}</Badge>
          </div>
          <dl className="recon-pair">
            <div>
              <dt>{t("recon.ours")}</dt>
              <dd className="number">
                {formatNumber(row.ours)}{" "}
                <span className="muted">
                  · {t("recon.points", { points: formatPoints(row.oursPoints, 2) })}
                </span>
              </dd>
            </div>
            <div>
              <dt>{t("recon.theirs")}</dt>
              <dd className="number">
                {row.theirs == null ? "–" : formatNumber(row.theirs)}{" "}
                {row.theirsCost && <span className="muted">· {formatMoney(row.theirsCost)}</span>}
              </dd>
            </div>
          </dl>
          {row.class !== "agrees" && <p className="recon-words">{reconSaid(row)}</p>}
        </li>
      ))}
    </ul>
  );
}
