import type { OperatorLot } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { formatDay } from "../../../i18n/format.ts";
import { formatPoints, isPositive } from "../../../i18n/points.ts";
import { Points } from "../../../ui/Points.tsx";
import { Time } from "../../../ui/Time.tsx";
import { lotName } from "../../credits/reference.ts";

/** The grants, those with points left first. */
export function WorkspaceLots({ lots }: { lots: readonly OperatorLot[] }) {
  const sorted = [...lots].sort((left, right) =>
    Number(isPositive(right.left)) - Number(isPositive(left.left))
  );
  return (
    <section aria-labelledby="workspace-lots" className="sheet-section">
      <h3 id="workspace-lots">{t("lots.title")}</h3>
      {lots.length === 0 && <p className="muted">{t("lots.none")}</p>}
      <ul className="lot-list">
        {sorted.map((lot) => (
          <li key={lot.id} className={isPositive(lot.left) ? undefined : "is-used"}>
            <div className="spread">
              <span>{lotName(lot.kind)}</span>
              <strong>
                <Points amount={lot.left} decimals={2} />
              </strong>
            </div>
            <p className="muted ledger-small">
              {t("lots.of", { amount: formatPoints(lot.amount, 0) })}
              {" · "}
              {lot.expiresAt
                ? (
                  <>
                    {t("lots.expires")} <Time at={lot.expiresAt} format={formatDay} />
                  </>
                )
                : t("lots.never")}
            </p>
            {lot.reason && <p className="ledger-small" dir="auto">{lot.reason}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
