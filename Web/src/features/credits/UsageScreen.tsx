import { withQuery } from "../../api/client.ts";
import type { Usage, UsageGroup } from "../../api/types.ts";
import { useSearchParameter } from "../../app/router.ts";
import { useSession } from "../../app/session.ts";
import { useQuery } from "../../data/useQuery.ts";
import { t } from "../../i18n/index.ts";
import { formatPoints, parsePoints } from "../../i18n/points.ts";
import { instantRange, zonedLocal } from "../../i18n/zone.ts";
import { ButtonLink } from "../../ui/Button.tsx";
import { DayRange } from "../../ui/DayRange.tsx";
import { Note } from "../../ui/Note.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../ui/States.tsx";
import { Segments } from "../../ui/Tabs.tsx";
import { useNow } from "../../ui/useNow.ts";
import { CreditsPage } from "./CreditsPage.tsx";
import { type Period, type Preset, presetPeriod, presets } from "./periods.ts";
import { type View } from "./usage/shape.ts";
import { UsageChart } from "./usage/UsageChart.tsx";
import { UsageTable } from "./usage/UsageTable.tsx";
import { UsageTotals } from "./usage/UsageTotals.tsx";
import "../billing/texts.ts";

const groups: readonly UsageGroup[] = ["day", "category", "country", "channel"];

/** A value of the address, if it is one of those that are known. */
function useChoice<Value extends string>(name: string, known: readonly Value[], usual: Value) {
  const [wanted, set] = useSearchParameter(name);
  const value = (known as readonly string[]).includes(wanted) ? wanted as Value : usual;
  return [value, (next: Value) => set(next === usual ? "" : next)] as const;
}

/** The days to report on: a preset, or two days of one's own. Changing a day of a preset makes it one's own. */
function usePeriod() {
  const { timeZone } = useSession().workspace;
  const [choice, setChoice] = useChoice<Preset | "own">("period", [...presets, "own"], "days");
  const [from, setFrom] = useSearchParameter("from");
  const [to, setTo] = useSearchParameter("to");
  const today = zonedLocal(useNow(60_000), timeZone).slice(0, 10);
  const preset = choice === "own" ? null : choice;
  const period: Period = preset
    ? presetPeriod(preset, today)
    : { from: from || presetPeriod("days", today).from, to: to || today };
  const choose = (next: Preset | "own") => {
    setFrom(next === "own" ? period.from : "");
    setTo(next === "own" ? period.to : "");
    setChoice(next);
  };
  return { choice, choose, period, setFrom, setTo, range: instantRange(period.from, period.to, timeZone) };
}

/** What was sent, what it cost and what was free: as messages, and as conversations. */
export default function UsageScreen() {
  const { choice, choose, period, setFrom, setTo, range } = usePeriod();
  const [group, setGroup] = useChoice("by", groups, "day");
  const [view, setView] = useChoice<View>("view", ["messages", "conversations"], "messages");
  const query = useQuery<Usage>(withQuery("/api/credits/usage", { ...range, group }));
  const usage = query.data;
  const isEmpty = usage && usage.totals.messages === 0 && usage.rows.length === 0;

  return (
    <CreditsPage
      title="usage.title"
      lead={t("usage.lead")}
      actions={
        <>
          <ButtonLink href={withQuery("/api/credits/usage.csv", range)} icon="download" external download>
            {t("usage.csv")}
          </ButtonLink>
          <ButtonLink href={withQuery("/api/credits/usage.jsonl", range)} icon="download" external download>
            {t("usage.jsonl")}
          </ButtonLink>
        </>
      }
    >
      <div className="usage-bar">
        <Segments
          label={t("usage.period")}
          value={choice}
          onChange={choose}
          choices={[...presets, "own" as const].map((value) => ({
            value,
            label: t(`usage.period.${value}`),
          }))}
        />
        {choice === "own" && <DayRange from={period.from} to={period.to} setFrom={setFrom} setTo={setTo} />}
        <span className="usage-view">
          <Segments
            label={t("usage.view")}
            value={view}
            onChange={setView}
            choices={(["messages", "conversations"] as const).map((value) => ({
              value,
              label: t(`usage.view.${value}`),
            }))}
          />
        </span>
      </div>
      {query.problem && !usage && <ErrorState problem={query.problem} retry={() => void query.reload()} />}
      {!usage && !query.problem && <Skeleton kind="cards" rows={4} />}
      {usage && (
        <>
          {usage.journal != null && parsePoints(usage.journal) !== parsePoints(usage.totals.points) && (
            <Note tone="danger">{t("usage.differs", { points: formatPoints(usage.journal) })}</Note>
          )}
          <UsageTotals usage={usage} view={view} />
          <section className="card" aria-labelledby="usage-by">
            <div className="card-head">
              <h2 id="usage-by">{t(`usage.chart.${view}`)}</h2>
              <Segments
                label={t("usage.by")}
                value={group}
                onChange={setGroup}
                choices={groups.map((value) => ({ value, label: t(`usage.by.${value}`) }))}
              />
            </div>
            {isEmpty
              ? (
                <EmptyState icon="chart-column" title={t("usage.empty.title")}>
                  {t("usage.empty.text")}
                </EmptyState>
              )
              : (
                <>
                  <UsageChart usage={usage} group={group} view={view} period={period} />
                  <UsageTable usage={usage} group={group} view={view} period={period} />
                </>
              )}
          </section>
          <p className="muted cost-note">{t("usage.export.note")}</p>
        </>
      )}
    </CreditsPage>
  );
}
