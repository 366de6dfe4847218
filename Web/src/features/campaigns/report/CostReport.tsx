import type { CampaignReport } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { formatNumber } from "../../../i18n/format.ts";
import { formatPoints, parsePoints } from "../../../i18n/points.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Points } from "../../../ui/Points.tsx";
import { Stat, Stats } from "../../../ui/Stats.tsx";
import { categoryName, freeReason } from "../../whatsapp/category.ts";
import { differenceWords } from "../reasons.ts";

/** What it was thought to cost and what it did, line by line, with why the two differ. */
export function CostReport({ report }: { report: CampaignReport }) {
  const { cost } = report;
  return (
    <div className="stack">
      <Stats>
        <Stat name={t("campaign.estimated")}>
          <Points amount={cost.estimated} />
        </Stat>
        <Stat name={t("campaign.charged")}>
          <Points amount={cost.charged} />
        </Stat>
        <Stat name={t("report.released")}>
          <Points amount={cost.released} />
        </Stat>
        <Stat name={t("credits.held")}>
          <Points amount={cost.open} />
        </Stat>
      </Stats>
      <section className="card" aria-labelledby="cost-lines">
        <div className="card-head">
          <h2 id="cost-lines">{t("report.cost")}</h2>
        </div>
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <div className="sample" role="group" aria-labelledby="cost-lines" tabIndex={0}>
          <table className="plain-table cost-table">
            <thead>
              <tr>
                <th scope="col">{t("estimate.market")}</th>
                <th scope="col">{t("estimate.category")}</th>
                <th scope="col" className="align-end">{t("estimate.people")}</th>
                <th scope="col" className="align-end">{t("campaign.estimated")}</th>
                <th scope="col" className="align-end">{t("report.charged")}</th>
                <th scope="col">{t("report.why")}</th>
              </tr>
            </thead>
            <tbody>
              {cost.lines.map((line) => {
                const differs = parsePoints(line.estimated) !== parsePoints(line.charged);
                return (
                  <tr key={`${line.market} ${line.category} ${line.free}`}>
                    <td>{line.market}</td>
                    <td>
                      {categoryName(line.category)}{" "}
                      {line.free && <Badge tone="ok">{freeReason(line.free)}</Badge>}
                    </td>
                    <td className="align-end number">{formatNumber(line.count)}</td>
                    <td className="align-end number">{formatPoints(line.estimated)}</td>
                    <td className="align-end number">{formatPoints(line.charged)}</td>
                    <td className="cost-why">
                      {differs || line.words
                        ? differenceWords(line.why, line.words, categoryName(line.billedAs ?? ""))
                        : t("report.asEstimated")}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      </section>
    </div>
  );
}
