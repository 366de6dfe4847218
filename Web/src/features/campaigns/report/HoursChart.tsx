import { useState } from "react";
import type { ReportHour } from "../../../api/types.ts";
import { useSession } from "../../../app/session.ts";
import { t } from "../../../i18n/index.ts";
import { formatNumber, formatWeekdayTime, formatWhole } from "../../../i18n/format.ts";
import { zonedLocal } from "../../../i18n/zone.ts";
import { ColumnChart } from "../../../ui/chart/ColumnChart.tsx";
import { Segments } from "../../../ui/Tabs.tsx";

const measures = ["sent", "delivered", "read", "replied", "clicked"] as const;
type Measure = (typeof measures)[number];

/** When it happened: a column for each stretch of time, of one measure at a time. */
export function HoursChart({ hours }: { hours: readonly ReportHour[] }) {
  const [measure, setMeasure] = useState<Measure>("read");
  const { timeZone } = useSession().workspace;
  if (!hours.some((hour) => measures.some((one) => hour[one] > 0))) return null;
  const sum = hours.reduce((total, hour) => total + hour[measure], 0);
  const name = t(`funnel.${measure}`);
  const words = (index: number) => {
    const hour = hours[index]!;
    return (
      <>
        {formatWeekdayTime(hour.at, timeZone)} <strong>{formatNumber(hour[measure])}</strong> {name}
      </>
    );
  };
  return (
    <section className="card" aria-labelledby="hours">
      <div className="card-head">
        <h2 id="hours">{t("report.hours")}</h2>
        <Segments<Measure>
          label={t("report.measure")}
          value={measure}
          onChange={setMeasure}
          choices={measures.map((value) => ({ value, label: t(`funnel.${value}`) }))}
        />
      </div>
      <div className="card-body">
        <ColumnChart
          title={t("report.hours")}
          description={`${name}: ${formatNumber(sum)}`}
          columns={hours.map((hour) => ({
            key: hour.at,
            label: zonedLocal(Date.parse(hour.at), timeZone).slice(11, 16),
            values: [BigInt(hour[measure])],
          }))}
          series={[{ key: measure, label: name, tone: 1 }]}
          formatTick={formatWhole}
          readout={words}
          summary={
            <>
              <strong>{formatNumber(sum)}</strong> {name}
            </>
          }
        />
        <details className="chart-table">
          <summary>{t("report.table")}</summary>
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <div className="sample" role="group" aria-labelledby="hours" tabIndex={0}>
            <table className="plain-table">
              <thead>
                <tr>
                  <th scope="col">{t("campaign.when")}</th>
                  {measures.map((one) => (
                    <th key={one} scope="col" className="align-end">{t(`funnel.${one}`)}</th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {hours.map((hour) => (
                  <tr key={hour.at}>
                    <td>{formatWeekdayTime(hour.at, timeZone)}</td>
                    {measures.map((one) => (
                      <td key={one} className="align-end number">{formatNumber(hour[one])}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      </div>
    </section>
  );
}
