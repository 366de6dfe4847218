import { useState } from "react";
import { withQuery } from "../../../api/client.ts";
import type { TemplatePerformance } from "../../../api/types.ts";
import { useSession } from "../../../app/session.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { t } from "../../../i18n/index.ts";
import { formatCompact, formatDayIn, formatNumber, formatPercent } from "../../../i18n/format.ts";
import { dayAfter, zonedLocal } from "../../../i18n/zone.ts";
import { ColumnChart } from "../../../ui/chart/ColumnChart.tsx";
import { RankedBars } from "../../../ui/chart/RankedBars.tsx";
import { Points } from "../../../ui/Points.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../../ui/States.tsx";
import { Stat, Stats } from "../../../ui/Stats.tsx";
import { Segments } from "../../../ui/Tabs.tsx";
import { useNow } from "../../../ui/useNow.ts";

type Span = "7" | "30" | "90";
const share = (part: number, whole: number) => whole > 0 ? formatPercent(part / whole) : "–";
const dayName = (day: string, withYear = false) =>
  formatDayIn(`${day.slice(0, 10)}T12:00:00Z`, "UTC", withYear);

/** What came of the template: who got, read, answered and pressed, what it cost, and who had enough. */
export function Performance({ id }: { id: string }) {
  const { timeZone } = useSession().workspace;
  const [span, setSpan] = useState<Span>("30");
  const today = zonedLocal(useNow(60_000), timeZone).slice(0, 10);
  const from = dayAfter(today, 1 - Number(span));
  const query = useQuery<TemplatePerformance>(
    withQuery(`/api/templates/${id}/performance`, { from, to: today }),
  );
  const data = query.data;
  return (
    <section className="card performance" aria-labelledby="template-performance">
      <div className="card-head">
        <h2 id="template-performance">{t("performance.title")}</h2>
        <Segments<Span>
          label={t("performance.title")}
          value={span}
          onChange={setSpan}
          choices={(["7", "30", "90"] as const).map((value) => ({
            value,
            label: t("performance.days", { count: Number(value) }),
          }))}
        />
      </div>
      {query.problem && !data && <ErrorState problem={query.problem} retry={() => void query.reload()} />}
      {!data && !query.problem && <Skeleton kind="cards" rows={2} />}
      {data && data.sent === 0 && (
        <EmptyState icon="chart-column" title={t("performance.none.title")}>
          {t("performance.none.text")}
        </EmptyState>
      )}
      {data && data.sent > 0 && <Numbers data={data} />}
    </section>
  );
}

function Numbers({ data }: { data: TemplatePerformance }) {
  const days = data.days;
  const series = [
    { key: "read", label: t("funnel.read"), tone: 1 as const },
    { key: "delivered", label: t("performance.unread"), tone: 2 as const },
    { key: "open", label: t("performance.undelivered"), tone: 3 as const },
  ];
  return (
    <div className="card-body">
      <Stats>
        <Stat name={t("funnel.sent")} help={t("performance.failed", { count: data.failed })}>
          {formatNumber(data.sent)}
        </Stat>
        <Stat
          name={t("funnel.delivered")}
          help={t("performance.ofSent", { share: share(data.delivered, data.sent) })}
        >
          {formatNumber(data.delivered)}
        </Stat>
        <Stat
          name={t("funnel.read")}
          help={t("performance.ofDelivered", { share: share(data.read, data.delivered) })}
        >
          {formatNumber(data.read)}
        </Stat>
        <Stat
          name={t("performance.replied")}
          help={t("performance.ofDelivered", { share: share(data.replied, data.delivered) })}
        >
          {formatNumber(data.replied)}
        </Stat>
        <Stat
          name={t("performance.clicked")}
          help={t("performance.ofDelivered", { share: share(data.clicked, data.delivered) })}
        >
          {formatNumber(data.clicked)}
        </Stat>
        <Stat
          name={t("performance.blocked")}
          tone={data.delivered > 0 && data.blocked / data.delivered > 0.02 ? "warn" : "plain"}
          help={t("performance.blocked.help")}
        >
          {formatNumber(data.blocked)}
        </Stat>
        <Stat name={t("campaign.cost")}>
          <Points amount={data.cost} decimals={2} />
        </Stat>
        <Stat name={t("performance.perReply")}>
          {data.costPerReply ? <Points amount={data.costPerReply} decimals={2} /> : "–"}
        </Stat>
      </Stats>
      <ColumnChart
        title={t("performance.chart")}
        description={t("performance.chart.about")}
        columns={days.map((day) => ({
          key: day.day,
          label: dayName(day.day),
          values: [day.read, day.delivered - day.read, day.sent - day.delivered].map((value) =>
            BigInt(Math.max(0, Math.round(value)))
          ),
        }))}
        series={series}
        formatTick={formatCompact}
        readout={(index) => {
          const day = days[index]!;
          return (
            <>
              <strong>{dayName(day.day, true)}</strong>{" "}
              <span className="number">
                {t("performance.readout", {
                  sent: formatNumber(day.sent),
                  delivered: formatNumber(day.delivered),
                  read: formatNumber(day.read),
                })}
              </span>
            </>
          );
        }}
        summary={t("performance.chart.hint")}
      />
      <details className="chart-table">
        <summary>{t("performance.table")}</summary>
        {/* The table scrolls by the arrow keys. */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <div className="table-wide" role="group" aria-label={t("performance.table")} tabIndex={0}>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{t("performance.day")}</th>
                <th scope="col" className="align-end">{t("funnel.sent")}</th>
                <th scope="col" className="align-end">{t("funnel.delivered")}</th>
                <th scope="col" className="align-end">{t("funnel.read")}</th>
                <th scope="col" className="align-end">{t("performance.replied")}</th>
                <th scope="col" className="align-end">{t("performance.clicked")}</th>
                <th scope="col" className="align-end">{t("campaign.cost")}</th>
              </tr>
            </thead>
            <tbody>
              {days.filter((day) => day.sent > 0).map((day) => (
                <tr key={day.day}>
                  <th scope="row">{dayName(day.day, true)}</th>
                  {[day.sent, day.delivered, day.read, day.replied, day.clicked].map((value, index) => (
                    <td key={index} className="align-end number">{formatNumber(value)}</td>
                  ))}
                  <td className="align-end">
                    <Points amount={day.cost} decimals={2} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
      {data.buttons.length > 0 && (
        <div className="stack">
          <h3 className="side-title">{t("performance.buttons")}</h3>
          <RankedBars
            title={t("performance.buttons")}
            series={[{ key: "clicks", label: t("performance.clicked"), tone: 1 }]}
            bars={data.buttons.map((button) => ({
              key: String(button.index),
              label: button.text,
              values: [BigInt(button.clicks)],
              value: (
                <span className="number">
                  {formatNumber(button.clicks)} · {share(button.clicks, data.delivered)}
                </span>
              ),
            }))}
          />
        </div>
      )}
    </div>
  );
}
