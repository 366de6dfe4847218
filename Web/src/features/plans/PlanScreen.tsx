import type { Subscription } from "../../api/types.ts";
import { useSearchParameter } from "../../app/router.ts";
import { useMay } from "../../app/session.ts";
import { useQuery } from "../../data/useQuery.ts";
import { t } from "../../i18n/index.ts";
import { Icon } from "../../ui/Icon.tsx";
import { ErrorState, Skeleton } from "../../ui/States.tsx";
import { SettingsPage } from "../settings/SettingsPage.tsx";
import { subscriptionPath } from "./actions.ts";
import { CurrentPlan } from "./CurrentPlan.tsx";
import { PlanChoice } from "./PlanChoice.tsx";
import { PlanNotes } from "./PlanNotes.tsx";
import "./texts.ts";
import "../billing/texts.ts";

/** What the workspace has, what it costs, how much of it is used, and the way to another plan. */
export default function PlanScreen() {
  const query = useQuery<Subscription>(subscriptionPath);
  const [choosing] = useSearchParameter("choose");
  const mayChange = useMay("billing.manage");
  const subscription = query.data;
  const isUnlimited = subscription?.state === "unlimited";
  return (
    <SettingsPage title="nav.plan" lead={isUnlimited ? undefined : t("plan.lead")}>
      {query.problem && !subscription && (
        <ErrorState
          problem={query.problem}
          retry={() => void query.reload()}
        />
      )}
      {!subscription && !query.problem && <Skeleton kind="cards" rows={2} />}
      {subscription && isUnlimited && (
        <section className="card plan-unlimited" aria-label={t("nav.plan")}>
          <Icon name="circle-check" size={18} />
          <p>{t("plan.unlimited")}</p>
        </section>
      )}
      {subscription && !isUnlimited && (
        <>
          <PlanNotes subscription={subscription} />
          <CurrentPlan subscription={subscription} />
          {mayChange && choosing && <PlanChoice subscription={subscription} />}
        </>
      )}
    </SettingsPage>
  );
}
