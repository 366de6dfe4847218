import { useState } from "react";
import { withQuery } from "../../api/client.ts";
import type { Sequence, SequenceAnalytics } from "../../api/types.ts";
import { useSearchParameter } from "../../app/router.ts";
import { useQuery } from "../../data/useQuery.ts";
import { t } from "../../i18n/index.ts";
import { formatCivil, formatNumber, formatPercent, formatWhole } from "../../i18n/format.ts";
import { ColumnChart } from "../../ui/chart/ColumnChart.tsx";
import { DayRange } from "../../ui/DayRange.tsx";
import { Points } from "../../ui/Points.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../ui/States.tsx";
import { Stat, Stats } from "../../ui/Stats.tsx";
import { Segments } from "../../ui/Tabs.tsx";
import { share } from "../campaigns/counts.ts";
import { onTheWay } from "./plan.ts";

const measures = ["enrolled", "completed", "success", "dropped", "failed"] as const;
type Measure = (typeof measures)[number];
const facts = ["scheduled", "sent", "delivered", "read", "replied", "clicked", "failed", "dropped"] as const;

/** How it does as a whole, day by day and message by message. */
export function Analytics({ sequence }: { sequence: Sequence }) {
  const [from, setFrom] = useSearchParameter("from");
  const [to, setTo] = useSearchParameter("to");
  const query = useQuery<SequenceAnalytics>(
    sequence.version ? withQuery(`/api/sequences/${sequence.id}/analytics`, { from, to }) : null,
  );
  const { counts } = sequence;
  if (!sequence.version) {
    return (
      <EmptyState icon="chart-column" title={t("numbers.none.title")}>
        {t("numbers.none.text")}
      </EmptyState>
    );
  }
  if (query.problem && !query.data) {
    return <ErrorState problem={query.problem} retry={() => void query.reload()} />;
  }
  if (!query.data) return <Skeleton kind="cards" rows={4} />;
  const { days, steps, conversion } = query.data;
  return (
    <div className="stack">
      <Stats>
        <Stat name={t("sequence.people")}>{formatNumber(counts.enrolled)}</Stat>
        <Stat name={t("stage.inProgress")}>{formatNumber(onTheWay(counts))}</Stat>
        <Stat name={t("stage.completed")}>{formatNumber(counts.completed)}</Stat>
        <Stat name={t("stage.dropped")}>{formatNumber(counts.dropped)}</Stat>
        <Stat name={t("stage.success")} tone="ok">{formatNumber(counts.success)}</Stat>
        <Stat name={t("numbers.conversion")} help={t("numbers.conversion.help")}>
          {conversion === null || conversion === undefined ? "–" : formatPercent(conversion / 100)}
        </Stat>
      </Stats>
      <Days days={days} range={{ from, to, setFrom, setTo }} />
      <section className="card" aria-labelledby="seq-numbers">
        <div className="card-head">
          <h2 id="seq-numbers">{t("numbers.steps")}</h2>
        </div>
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <div className="sample" role="group" aria-labelledby="seq-numbers" tabIndex={0}>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{t("step.one")}</th>
                {facts.map((fact) => (
                  <th key={fact} scope="col" className="align-end">{t(`numbers.${fact}`)}</th>
                ))}
                <th scope="col" className="align-end">{t("campaign.cost")}</th>
              </tr>
            </thead>
            <tbody>
              {steps.map((step, index) => (
                <tr key={step.id}>
                  <th scope="row" className="variant-name">
                    <span className="muted number">{formatNumber(index + 1)}</span>{" "}
                    <span dir="auto">{step.name}</span>
                  </th>
                  {facts.map((fact) => (
                    <td key={fact} className="align-end number">
                      {formatNumber(step[fact])}
                      {fact !== "scheduled" && fact !== "sent" && step.sent > 0 && (
                        <small className="muted numbers-share">
                          {formatPercent(share(step[fact], step.sent))}
                        </small>
                      )}
                    </td>
                  ))}
                  <td className="align-end">
                    <Points amount={step.cost} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
    </div>
  );
}

type DaysProperties = { days: SequenceAnalytics["days"]; range: Parameters<typeof DayRange>[0] };

function Days({ days, range }: DaysProperties) {
  const [measure, setMeasure] = useState<Measure>("enrolled");
  const name = t(`stage.${measure}`);
  const sum = days.reduce((total, day) => total + day[measure], 0);
  return (
    <section className="card" aria-labelledby="seq-days">
      <div className="card-head days-head">
        <h2 id="seq-days">{t("numbers.days")}</h2>
        <DayRange {...range} />
        <Segments<Measure>
          label={t("report.measure")}
          value={measure}
          onChange={setMeasure}
          choices={measures.map((value) => ({ value, label: t(`stage.${value}`) }))}
        />
      </div>
      <div className="card-body">
        <ColumnChart
          title={t("numbers.days")}
          description={`${name}: ${formatNumber(sum)}`}
          columns={days.map((day) => ({
            key: day.day,
            label: formatCivil(day.day).replace(/\s*\d{4}$/, ""),
            values: [BigInt(day[measure])],
          }))}
          series={[{ key: measure, label: name, tone: 1 }]}
          formatTick={formatWhole}
          readout={(index) => (
            <>
              {formatCivil(days[index]!.day)} <strong>{formatNumber(days[index]![measure])}</strong> {name}
            </>
          )}
          summary={
            <>
              <strong>{formatNumber(sum)}</strong> {name}
            </>
          }
        />
      </div>
    </section>
  );
}
