import type { FailedSummary } from "../../api/types.ts";
import { dayAfter } from "../../i18n/zone.ts";
import { t } from "../../i18n/index.ts";
import { failureSaid } from "../../i18n/told/say.ts";
import { useWords } from "../../i18n/told/useWords.ts";
import { formatCompact, formatDayIn, formatNumber, formatRelative } from "../../i18n/format.ts";
import { Badge } from "../../ui/Badge.tsx";
import { ColumnChart } from "../../ui/chart/ColumnChart.tsx";
import { ratio } from "../../ui/chart/scale.ts";

type Properties = { summary: FailedSummary; code: string; choose: (code: string) => void };

/** Why messages failed, the most frequent reason first, each with what it means and what helps. */
export function ByCode({ summary, code, choose }: Properties) {
  useWords();
  const largest = summary.byCode.reduce((most, one) => Math.max(most, one.count), 0);
  return (
    <section className="card failed-codes" aria-labelledby="failed-codes">
      <div className="card-head">
        <h2 id="failed-codes">{t("failed.codes")}</h2>
        <span className="muted" role="status">
          {t("failed.total", { count: summary.total })} ·{" "}
          {t("failed.retryable", { count: summary.retryable })}
        </span>
      </div>
      <ul>
        {summary.byCode.map((one) => ({ ...one, said: failureSaid(one) })).map((one) => (
          <li key={one.code}>
            <button
              type="button"
              className="failed-code"
              aria-pressed={code === String(one.code)}
              onClick={() => choose(code === String(one.code) ? "" : String(one.code))}
            >
              <span className="failed-code-head">
                <strong className="cut" dir="auto">{one.said.title}</strong>
                <code>{one.code}</code>
                <Badge tone={one.retryable ? "accent" : "neutral"}>
                  {t(one.retryable ? "failed.again" : "failed.never")}
                </Badge>
                <span className="failed-count number">{formatNumber(one.count)}</span>
              </span>
              <span className="ranked-track" aria-hidden="true">
                <span
                  className="ranked-bar chart-fill-1"
                  style={{ inlineSize: `${ratio(BigInt(one.count), BigInt(largest)) * 100}%` }}
                />
              </span>
              <span className="failed-advice">
                {one.said.detail} ·{" "}
                <small className="muted">{t("failed.last", { ago: formatRelative(one.lastAt) })}</small>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function ByDay({ summary }: { summary: FailedSummary }) {
  const byDay = everyDay(summary.byDay);
  const name = (day: string, withYear = false) =>
    formatDayIn(`${day.slice(0, 10)}T12:00:00Z`, "UTC", withYear);
  if (byDay.length < 2) return null;
  return (
    <section className="card" aria-labelledby="failed-days">
      <div className="card-head">
        <h2 id="failed-days">{t("failed.days")}</h2>
      </div>
      <div className="card-body">
        <ColumnChart
          title={t("failed.days")}
          description={t("failed.total", { count: summary.total })}
          columns={byDay.map(({ day, count }) => ({ key: day, label: name(day), values: [BigInt(count)] }))}
          series={[{ key: "failed", label: t("state.failed"), tone: 1 }]}
          formatTick={formatCompact}
          readout={(index) => (
            <>
              <strong>{name(byDay[index]!.day, true)}</strong>{" "}
              <span className="number">{t("failed.count", { count: byDay[index]!.count })}</span>
            </>
          )}
          summary={t("performance.chart.hint")}
        />
        <table className="visually-hidden">
          <caption>{t("failed.days")}</caption>
          <tbody>
            {byDay.map(({ day, count }) => (
              <tr key={day}>
                <th scope="row">{name(day, true)}</th>
                <td>{formatNumber(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** With the days between on which nothing failed. */
function everyDay(days: FailedSummary["byDay"]): FailedSummary["byDay"] {
  const counts = new Map(days.map(({ day, count }) => [day.slice(0, 10), count]));
  const known = [...counts.keys()].sort();
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return [];
  const all: FailedSummary["byDay"] = [];
  for (let day = first; day <= last && all.length < 400; day = dayAfter(day)) {
    all.push({ day, count: counts.get(day) ?? 0 });
  }
  return all;
}
