import type { Estimate } from "../../../../api/types.ts";
import { t } from "../../../../i18n/index.ts";
import { formatDuration, formatNumber } from "../../../../i18n/format.ts";
import { formatPoints, parsePoints, pointsText } from "../../../../i18n/points.ts";
import { Badge } from "../../../../ui/Badge.tsx";
import { Points } from "../../../../ui/Points.tsx";
import { categoryName, freeReason } from "../../../whatsapp/category.ts";
import { Expectation } from "./Expectation.tsx";

/** The cost with its arithmetic: by country and category, count times price. */
export function EstimateTable({ estimate }: { estimate: Estimate }) {
  const { lines, total, expected, least, available, recipients, limit, duration } = estimate;
  const left = pointsText(parsePoints(available) - parsePoints(total));
  return (
    <section className="card" aria-labelledby="estimate">
      <div className="card-head">
        <h2 id="estimate">{t("estimate.title")}</h2>
        <span className="estimate-total" data-testid="estimate-total">
          <Points amount={total} />
        </span>
      </div>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="sample" role="group" aria-labelledby="estimate" tabIndex={0}>
        <table className="plain-table estimate-table">
          <thead>
            <tr>
              <th scope="col">{t("estimate.market")}</th>
              <th scope="col" className="estimate-category">{t("estimate.category")}</th>
              <th scope="col" className="align-end">{t("estimate.people")}</th>
              <th scope="col" className="align-end">{t("estimate.price")}</th>
              <th scope="col" className="align-end">{t("estimate.amount")}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={`${line.market} ${line.category} ${line.price} ${line.free}`}>
                <td>
                  {line.market}
                  <small className="estimate-under muted">
                    {categoryName(line.category)} {line.free && freeReason(line.free)}
                  </small>
                </td>
                <td className="estimate-category">
                  {categoryName(line.category)}{" "}
                  {line.free && <Badge tone="ok">{freeReason(line.free)}</Badge>}
                </td>
                <td className="align-end number">{formatNumber(line.count)}</td>
                <td className="align-end number">× {formatPoints(line.price)}</td>
                <td className="align-end number">{formatPoints(line.amount)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t("estimate.total")}</th>
              <td className="estimate-category" />
              <td className="align-end number">{formatNumber(recipients)}</td>
              <td />
              <td className="align-end">
                <Points amount={total} />
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
      <dl className="estimate-balance">
        <div>
          <dt>{t("estimate.expected")}</dt>
          <dd data-testid="estimate-expected">
            <Points amount={expected} />
          </dd>
        </div>
        <div>
          <dt>{t("estimate.least")}</dt>
          <dd>
            <Points amount={least} />
          </dd>
        </div>
        <div>
          <dt>{t("estimate.available")}</dt>
          <dd>
            <Points amount={available} />
          </dd>
        </div>
        <div>
          <dt>{t("estimate.after")}</dt>
          <dd className={left.startsWith("-") ? "is-short" : ""}>
            <Points amount={left} />
          </dd>
        </div>
      </dl>
      <Expectation estimate={estimate} />
      <p className="muted cost-note estimate-note">
        {t("estimate.note")}
        {duration && duration.seconds > 0 && (
          <>{" "}{t("estimate.duration", { time: formatDuration(duration.seconds) })}</>
        )}
        {limit && limit.days > 1 && (
          <>
            {" "}
            {t("estimate.limit", {
              count: limit.days,
              left: formatNumber(limit.left ?? 0),
            })}
          </>
        )}
      </p>
    </section>
  );
}
