import type { CategoryMargin } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";
import { formatMoney } from "../../i18n/money.ts";
import { formatPoints } from "../../i18n/points.ts";
import { categoryName } from "./words.ts";

/** What was charged beside what Meta asks for it, by category. */
export function Margins({ margins }: { margins: readonly CategoryMargin[] }) {
  if (margins.length === 0) return null;
  return (
    <section className="card" aria-labelledby="recon-margins">
      <div className="card-head">
        <h2 id="recon-margins">{t("recon.margins")}</h2>
      </div>
      <table className="plain-table margin-table">
        <thead>
          <tr>
            <th scope="col">{t("usage.by.category")}</th>
            <th scope="col" className="align-end">{t("recon.charged")}</th>
            <th scope="col" className="align-end">{t("recon.cost")}</th>
            <th scope="col" className="align-end">{t("recon.margin")}</th>
          </tr>
        </thead>
        <tbody>
          {margins.map(({ category, points, cost, margin }) => (
            <tr key={category}>
              <th scope="row">{categoryName(category)}</th>
              <td className="align-end">
                <span className="number">{formatPoints(points, 2)}</span>
              </td>
              <td className="align-end number">{cost ? formatMoney(cost) : "–"}</td>
              <td className="align-end number">{margin ? formatMoney(margin) : "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
