import type { OperatorOverview } from "../../../api/types.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { t } from "../../../i18n/index.ts";
import { formatNumber } from "../../../i18n/format.ts";
import { Points } from "../../../ui/Points.tsx";
import { ErrorState, Skeleton } from "../../../ui/States.tsx";
import { Stat, Stats } from "../../../ui/Stats.tsx";
import { OperatorPage } from "../OperatorPage.tsx";
import { Attention } from "./Attention.tsx";
import { WaysToPay } from "./WaysToPay.tsx";

/** How the server is doing, and what waits for whoever runs it. */
export default function OverviewScreen() {
  const query = useQuery<OperatorOverview>("/api/operator/overview");
  const overview = query.data;
  return (
    <OperatorPage
      title={t("operator.title")}
      lead={overview ? t("op.lead.version", { version: overview.version }) : t("op.lead")}
    >
      {query.problem && !overview && <ErrorState problem={query.problem} retry={() => void query.reload()} />}
      {!overview && !query.problem && <Skeleton kind="cards" rows={4} />}
      {overview && (
        <>
          <Attention overview={overview} />
          <Workspaces {...overview.workspaces} />
          <Stats>
            <Stat name={t("op.points.available")} help={t("op.points.available.help")}>
              <Points amount={overview.points.available} decimals={0} />
            </Stat>
            <Stat name={t("credits.held")} help={t("op.points.held.help")}>
              <Points amount={overview.points.held} decimals={0} />
            </Stat>
            <Stat name={t("credits.spentToday")} help={t("op.points.today.help")}>
              <Points amount={overview.points.spentToday} decimals={0} />
            </Stat>
            <Stat name={t("credits.spentMonth")} help={t("op.points.month.help")}>
              <Points amount={overview.points.spentMonth} decimals={0} />
            </Stat>
          </Stats>
          <WaysToPay gateways={overview.gateways} />
        </>
      )}
    </OperatorPage>
  );
}

function Workspaces({ total, active, low, locked }: OperatorOverview["workspaces"]) {
  return (
    <Stats>
      <Stat name={t("operator.workspaces")} href="/operator/workspaces" help={t("op.total.help")}>
        {formatNumber(total)}
      </Stat>
      <Stat name={t("op.active")} help={t("op.active.help")}>{formatNumber(active)}</Stat>
      <Stat
        name={t("op.low")}
        href="/operator/workspaces?state=low"
        tone={low > 0 ? "warn" : "plain"}
        help={t("op.low.help")}
      >
        {formatNumber(low)}
      </Stat>
      <Stat
        name={t("op.locked")}
        href="/operator/workspaces?state=locked"
        tone={locked > 0 ? "danger" : "plain"}
        help={t("op.locked.help")}
      >
        {formatNumber(locked)}
      </Stat>
    </Stats>
  );
}
