import { useMemo } from "react";
import type { OperatorPlan, Page } from "../../../api/types.ts";
import { useSearchParameter } from "../../../app/router.ts";
import { listed } from "../../../data/listed.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { t } from "../../../i18n/index.ts";
import { Button } from "../../../ui/Button.tsx";
import { DataTable } from "../../../ui/DataTable.tsx";
import { EmptyState } from "../../../ui/States.tsx";
import { OperatorPage } from "../OperatorPage.tsx";
import { planColumns } from "./columns.tsx";
import { PlanEditor } from "./PlanEditor.tsx";
import "../../plans/texts.ts";

/** What is offered, and to how many. */
export default function PlansScreen() {
  const query = useQuery<Page<OperatorPlan>>("/api/operator/plans");
  const [edited, setEdited] = useSearchParameter("edit");
  const plans = query.data?.items;
  const columns = useMemo(() => planColumns((id) => setEdited(id, { push: true })), [setEdited]);
  const add = (
    <Button kind="primary" icon="plus" onClick={() => setEdited("new", { push: true })}>
      {t("op.plan.new")}
    </Button>
  );
  const plan = plans?.find((found) => found.id === edited);
  return (
    <OperatorPage title={t("operator.plans")} lead={t("op.plans.lead")} actions={add}>
      <section className="card settings-table" aria-label={t("operator.plans")}>
        <DataTable
          label={t("operator.plans")}
          columns={columns}
          pages={listed(plans, query)}
          keyOf={(found) => found.id}
          rowHeight={54}
          onOpen={(found) => setEdited(found.id, { push: true })}
          empty={
            <EmptyState icon="layers" title={t("op.plans.empty.title")} action={add}>
              {t("op.plans.empty.text")}
            </EmptyState>
          }
        />
      </section>
      {(edited === "new" || plan) && <PlanEditor key={edited} plan={plan} onClose={() => setEdited("")} />}
    </OperatorPage>
  );
}
