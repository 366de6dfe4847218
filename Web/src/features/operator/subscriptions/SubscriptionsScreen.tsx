import { useMemo, useState } from "react";
import { withQuery } from "../../../api/client.ts";
import type { OperatorPlan, OperatorSubscription, Page } from "../../../api/types.ts";
import { useSearchParameter } from "../../../app/router.ts";
import { usePages } from "../../../data/usePages.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { t } from "../../../i18n/index.ts";
import { IconButton } from "../../../ui/Button.tsx";
import { DataTable } from "../../../ui/DataTable.tsx";
import { EmptyState } from "../../../ui/States.tsx";
import { OperatorPage } from "../OperatorPage.tsx";
import { isPlanState, planStates } from "../../plans/states.ts";
import { ChangeDialog } from "./ChangeDialog.tsx";
import { subscriptionColumns } from "./columns.tsx";
import "../../billing/texts.ts";

/** Who has which plan, and where each stands. */
export default function SubscriptionsScreen() {
  const [wanted, setState] = useSearchParameter("state");
  const [plan, setPlan] = useSearchParameter("plan");
  const [chosen, setChosen] = useState<OperatorSubscription>();
  const state = isPlanState(wanted) ? wanted : "";
  const plans = useQuery<Page<OperatorPlan>>("/api/operator/plans").data?.items ?? [];
  const pages = usePages<OperatorSubscription>(withQuery("/api/operator/subscriptions", { state, plan }));
  const columns = useMemo(() => subscriptionColumns(setChosen), []);
  const isFiltered = state !== "" || plan !== "";
  return (
    <OperatorPage title={t("operator.subscriptions")} lead={t("op.subscriptions.lead")}>
      <section className="card settings-table" aria-label={t("operator.subscriptions")}>
        <div className="toolbar">
          <select
            className="input select"
            aria-label={t("op.state")}
            value={state}
            onChange={(event) => setState(event.target.value)}
          >
            <option value="">{t("op.subscriptions.allStates")}</option>
            {planStates.map((value) => <option key={value} value={value}>{t(`plan.state.${value}`)}</option>)}
          </select>
          <select
            className="input select"
            aria-label={t("op.plan")}
            value={plan}
            onChange={(event) => setPlan(event.target.value)}
          >
            <option value="">{t("op.subscriptions.allPlans")}</option>
            {plans.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
          </select>
          {isFiltered && (
            <IconButton
              icon="x"
              label={t("action.clearFilters")}
              onClick={() => {
                setState("");
                setPlan("");
              }}
            />
          )}
        </div>
        <DataTable
          label={t("operator.subscriptions")}
          columns={columns}
          pages={pages}
          keyOf={(found) => found.workspaceId}
          rowHeight={48}
          onOpen={setChosen}
          empty={
            <EmptyState
              icon="repeat"
              title={t(isFiltered ? "op.subscriptions.none.title" : "op.subscriptions.empty.title")}
            >
              {t(isFiltered ? "op.subscriptions.none.text" : "op.subscriptions.empty.text")}
            </EmptyState>
          }
        />
      </section>
      {chosen && (
        <ChangeDialog
          key={chosen.workspaceId}
          placed={chosen}
          onClose={() => setChosen(undefined)}
        />
      )}
    </OperatorPage>
  );
}
