import type { Lot } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";
import { formatDay } from "../../i18n/format.ts";
import { formatPoints } from "../../i18n/points.ts";
import { Points } from "../../ui/Points.tsx";
import { Time } from "../../ui/Time.tsx";
import { lotName } from "./reference.ts";

/** The grants that are not used up, in the order they are spent. */
export function Lots({ lots }: { lots: Lot[] }) {
  return (
    <section className="card" aria-labelledby="lots">
      <div className="card-head">
        <h2 id="lots">{t("lots.title")}</h2>
      </div>
      {lots.length === 0 && <p className="card-body muted">{t("lots.none")}</p>}
      <ul className="ledger-list">
        {lots.map((lot) => (
          <li key={lot.id}>
            <div className="spread">
              <span>{lotName(lot.kind)}</span>
              <strong>
                <Points amount={lot.left} />
              </strong>
            </div>
            <p className="muted ledger-small">
              {t("lots.of", { amount: formatPoints(lot.amount) })}
              {" · "}
              {lot.expiresAt
                ? (
                  <>
                    {t("lots.expires")} <Time at={lot.expiresAt} format={formatDay} />
                  </>
                )
                : t("lots.never")}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
