import "./texts.ts";
import { withQuery } from "../../api/client.ts";
import type { Satisfaction, SatisfactionRow } from "../../api/types.ts";
import { useSearchParameter } from "../../app/router.ts";
import { useSession } from "../../app/session.ts";
import { useQuery } from "../../data/useQuery.ts";
import { t } from "../../i18n/index.ts";
import { formatCivil, formatNumber, formatPercent } from "../../i18n/format.ts";
import { dayAfter, instantRange, zonedLocal } from "../../i18n/zone.ts";
import { ButtonLink } from "../../ui/Button.tsx";
import { DayRange } from "../../ui/DayRange.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../ui/States.tsx";
import { Stat, Stats } from "../../ui/Stats.tsx";
import { Segments } from "../../ui/Tabs.tsx";
import { useNow } from "../../ui/useNow.ts";
import { SettingsPage } from "../settings/SettingsPage.tsx";

const groups = ["member", "team", "channel", "day"] as const;
type Group = typeof groups[number];

export default function SatisfactionScreen() {
  const { timeZone } = useSession().workspace;
  const today = zonedLocal(useNow(60_000), timeZone).slice(0, 10);
  const [wantedFrom, setFrom] = useSearchParameter("from");
  const [wantedTo, setTo] = useSearchParameter("to");
  const [wantedBy, setBy] = useSearchParameter("by");
  const by: Group = groups.find((group) => group === wantedBy) ?? "member";
  const from = wantedFrom || dayAfter(today, -29);
  const to = wantedTo || today;
  const range = instantRange(from, to, timeZone);
  const query = useQuery<Satisfaction>(withQuery("/api/satisfaction", { ...range, by }));
  const report = query.data;
  const name = (row: SatisfactionRow) => by === "day" ? formatCivil(row.name) : row.name || t("csat.nobody");

  return (
    <SettingsPage title="settings.satisfaction" lead={t("csat.lead")}>
      <div className="usage-bar">
        <DayRange from={from} to={to} setFrom={setFrom} setTo={setTo} />
        <Segments
          label={t("csat.by")}
          value={by}
          onChange={(next) => setBy(next === "member" ? "" : next)}
          choices={groups.map((value) => ({ value, label: t(`csat.by.${value}`) }))}
        />
      </div>
      {query.problem && !report && <ErrorState problem={query.problem} retry={() => void query.reload()} />}
      {!report && !query.problem && <Skeleton kind="cards" rows={3} />}
      {report && report.asked === 0 && (
        <section className="card">
          <EmptyState
            icon="smile"
            title={t("csat.empty.title")}
            action={<ButtonLink href="/settings/channels">{t("csat.channels")}</ButtonLink>}
          >
            {t("csat.empty.text")}
          </EmptyState>
        </section>
      )}
      {report && report.asked > 0 && (
        <>
          <Stats>
            <Stat name={t("csat.average")} help={t("csat.of5")}>{averageWords(report.average)}</Stat>
            <Stat name={t("csat.asked")}>{formatNumber(report.asked)}</Stat>
            <Stat
              name={t("csat.answered")}
              help={t("csat.rate", { rate: formatPercent(report.answered / report.asked) })}
            >
              {formatNumber(report.answered)}
            </Stat>
          </Stats>
          {/* The scroller takes the focus so that the arrow keys scroll it. */}
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <div className="card csat-table" role="group" aria-label={t("settings.satisfaction")} tabIndex={0}>
            <table className="plain-table">
              <thead>
                <tr>
                  <th scope="col">{t(`csat.by.${by}`)}</th>
                  <th scope="col" className="align-end">{t("csat.average")}</th>
                  <th scope="col" className="align-end">{t("csat.answered")}</th>
                  <th scope="col" className="align-end">{t("csat.asked")}</th>
                </tr>
              </thead>
              <tbody>
                {report.items.map((row) => (
                  <tr key={row.key ?? row.name}>
                    <th scope="row" dir="auto">{name(row)}</th>
                    <td className="align-end">
                      <span className="csat-value">
                        <span className="csat-track" aria-hidden="true">
                          <span style={{ inlineSize: `${(row.average ?? 0) * 20}%` }} />
                        </span>
                        <span className="number">{averageWords(row.average)}</span>
                      </span>
                    </td>
                    <td className="align-end number">{formatNumber(row.answered)}</td>
                    <td className="align-end number">{formatNumber(row.asked)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </SettingsPage>
  );
}

const averageWords = (average: number | null) =>
  average === null ? "–" : formatNumber(Math.round(average * 10) / 10);
