import type { Usage, UsageGroup, UsageRow } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { formatCompact, formatDayIn, formatNumber } from "../../../i18n/format.ts";
import { formatPoints } from "../../../i18n/points.ts";
import { Points } from "../../../ui/Points.tsx";
import { ColumnChart } from "../../../ui/chart/ColumnChart.tsx";
import type { Series } from "../../../ui/chart/Legend.tsx";
import { RankedBars } from "../../../ui/chart/RankedBars.tsx";
import type { Period } from "../periods.ts";
import { byWeek, everyDay, ranked, valuesOf, type View, weekEnd, weeksFrom } from "./shape.ts";
import { useRowName } from "./useRowName.ts";

type Properties = { usage: Usage; group: UsageGroup; view: View; period: Period };

const seriesOf = (view: View): Series[] =>
  view === "messages" ? [{ key: "points", label: t("usage.points"), tone: 1 }] : [
    { key: "business", label: t("usage.business"), tone: 1 },
    { key: "user", label: t("usage.user"), tone: 2 },
    { key: "free", label: t("usage.free"), tone: 3 },
  ];

export function UsageChart(properties: Properties) {
  return properties.group === "day" ? <ByTime {...properties} /> : <ByName {...properties} />;
}

function ByTime({ usage, view, period }: Properties) {
  const days = everyDay(usage.rows, period);
  const isWeekly = days.length >= weeksFrom;
  const rows = isWeekly ? byWeek(days) : days;
  const day = (key: string, withYear = false) => formatDayIn(`${key}T12:00:00Z`, "UTC", withYear);
  const name = (index: number) => {
    const { key } = rows[index]!;
    return isWeekly
      ? t("usage.week", { from: day(key), to: day(weekEnd(rows, index, period)) })
      : day(key, true);
  };
  return (
    <ColumnChart
      title={t(`usage.chart.${view}`)}
      description={t("usage.chart.about", { from: day(period.from, true), to: day(period.to, true) })}
      columns={rows.map((row) => ({ key: row.key, label: day(row.key), values: valuesOf(row, view) }))}
      series={seriesOf(view)}
      formatTick={(value) => formatCompact(view === "messages" ? value / 1_000_000n : value)}
      readout={(index) => (
        <>
          <strong>{name(index)}</strong> <span className="number">{rowWords(rows[index]!, view)}</span>
        </>
      )}
      summary={t("usage.chart.hint", { from: day(period.from), to: day(period.to, true) })}
    />
  );
}

function rowWords(row: UsageRow, view: View) {
  if (view === "messages") {
    return t("usage.readout.messages", {
      points: formatPoints(row.points, 2),
      delivered: formatNumber(row.delivered),
    });
  }
  return t("usage.readout.conversations", {
    business: formatNumber(row.business),
    user: formatNumber(row.user),
    free: formatNumber(row.free),
    businessPoints: formatPoints(row.businessPoints, 2),
    userPoints: formatPoints(row.userPoints, 2),
  });
}

function ByName({ usage, group, view }: Properties) {
  const name = useRowName(group);
  const bars = ranked(usage.rows, view).slice(0, 12).map((row) => ({
    key: row.key,
    label: name(row),
    values: valuesOf(row, view),
    value: view === "messages"
      ? <Points amount={row.points} decimals={2} />
      : <span className="number">{formatNumber(row.business + row.user + row.free)}</span>,
  }));
  return <RankedBars title={t(`usage.chart.${view}`)} bars={bars} series={seriesOf(view)} />;
}
