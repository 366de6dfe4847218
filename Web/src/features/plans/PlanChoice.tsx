import { useState } from "react";
import type { Page, Plan, PlanInterval, Subscription } from "../../api/types.ts";
import { useSearchParameter } from "../../app/router.ts";
import { useSession } from "../../app/session.ts";
import { useQuery } from "../../data/useQuery.ts";
import { t } from "../../i18n/index.ts";
import { EmptyState, ErrorState, Skeleton } from "../../ui/States.tsx";
import { Segments } from "../../ui/Tabs.tsx";
import { priceIn, savedByYear } from "./plan.ts";
import { PlanCard } from "./PlanCard.tsx";
import { TakeDialog } from "./TakeDialog.tsx";

/** The plans side by side, by the month or by the year. */
export function PlanChoice({ subscription }: { subscription: Subscription }) {
  const { currency } = useSession().workspace;
  const query = useQuery<Page<Plan>>("/api/plans");
  const [interval, setInterval] = useState<PlanInterval>(subscription.interval ?? "month");
  const [taken, setTaken] = useSearchParameter("plan");
  const plans = query.data?.items;
  const chosen = plans?.find((plan) => plan.id === taken);
  const saved = Math.max(
    0,
    ...plans?.map((plan) => {
      const price = priceIn(plan, currency);
      return price ? savedByYear(price) : 0;
    }) ?? [],
  );

  return (
    <section className="stack" aria-labelledby="plan-choice">
      <div className="plan-choice-head">
        <h2 id="plan-choice">{t("plan.choice")}</h2>
        <Segments
          label={t("plan.interval")}
          value={interval}
          onChange={setInterval}
          choices={[
            { value: "month", label: t("plan.interval.month") },
            {
              value: "year",
              label: (
                <>
                  {t("plan.interval.year")}
                  {saved > 0 && <small className="plan-saved">{t("plan.saved", { percent: saved })}</small>}
                </>
              ),
            },
          ]}
        />
      </div>
      {query.problem && !plans && <ErrorState problem={query.problem} retry={() => void query.reload()} />}
      {!plans && !query.problem && <Skeleton kind="cards" rows={3} />}
      {plans?.length === 0 && (
        <EmptyState icon="layers" title={t("plan.none.title")}>{t("plan.none.text")}</EmptyState>
      )}
      <ul className="plan-cards">
        {plans?.map((plan) => (
          <PlanCard
            key={plan.id}
            plan={plan}
            interval={interval}
            subscription={subscription}
            choose={() => setTaken(plan.id)}
          />
        ))}
      </ul>
      {chosen && (
        <TakeDialog
          key={chosen.id}
          plan={chosen}
          interval={interval}
          subscription={subscription}
          onClose={() => setTaken("")}
        />
      )}
    </section>
  );
}
