import { useState } from "react";
import type { Subscription } from "../../api/types.ts";
import { useSearchParameter } from "../../app/router.ts";
import { useMay } from "../../app/session.ts";
import { t } from "../../i18n/index.ts";
import { formatDay } from "../../i18n/format.ts";
import { formatMoney } from "../../i18n/money.ts";
import { Button } from "../../ui/Button.tsx";
import { CancelDialog } from "./CancelDialog.tsx";
import { limitKeys } from "./plan.ts";
import { PlanStateBadge } from "./PlanStateBadge.tsx";
import { UsageBar } from "./UsageBar.tsx";

/** The plan as it is: its price, when it renews, and how full each limit is. */
export function CurrentPlan({ subscription }: { subscription: Subscription }) {
  const { plan, state, usage } = subscription;
  const mayChange = useMay("billing.manage");
  const [choosing, setChoosing] = useSearchParameter("choose");
  const [isCancelling, setCancelling] = useState(false);
  const isRunning = state === "active" || state === "trialing" || state === "past_due";
  return (
    <section className="card" aria-labelledby="current-plan">
      <div className="card-head">
        <h2 id="current-plan" className="row">
          <span dir="auto">{plan.name}</span>
          <PlanStateBadge state={state} />
        </h2>
        {mayChange && (
          <div className="row">
            {isRunning && (
              <Button size="small" kind="quiet" onClick={() => setCancelling(true)}>
                {t("plan.cancel")}
              </Button>
            )}
            {state !== "cancelled" && (
              <Button
                size="small"
                kind={choosing || state !== "active" ? "secondary" : "primary"}
                onClick={() => setChoosing(choosing ? "" : "yes", { push: !choosing })}
              >
                {t(choosing ? "plan.choose.close" : "plan.choose")}
              </Button>
            )}
          </div>
        )}
      </div>
      <div className="plan-current">
        <Price subscription={subscription} />
        <ul className="plan-usage">
          {limitKeys.map((key) => (
            <li key={key}>
              <UsageBar name={t(`plan.limit.${key}`)} {...usage[key]} />
            </li>
          ))}
        </ul>
      </div>
      {!mayChange && <p className="muted plan-foot">{t("plan.askOwner")}</p>}
      {isCancelling && <CancelDialog subscription={subscription} onClose={() => setCancelling(false)} />}
    </section>
  );
}

function Price({ subscription }: { subscription: Subscription }) {
  const { plan, price, interval, state, renewsAt, trialEndsAt, extraMembers, extraChannels } = subscription;
  const extras = [
    extraMembers > 0 && t("plan.extra.members", { count: extraMembers }),
    extraChannels > 0 && t("plan.extra.channels", { count: extraChannels }),
  ].filter(Boolean);
  return (
    <div className="plan-price-block">
      <p className="plan-price">
        <span className="number">{price ? formatMoney(price) : t("plan.free")}</span>{" "}
        {price && interval && <small>{t(interval === "year" ? "plan.perYear" : "plan.perMonth")}</small>}
      </p>
      {state === "active" && renewsAt && <p>{t("plan.renewsOn", { day: formatDay(renewsAt) })}</p>}
      {state === "trialing" && trialEndsAt && <p>{t("plan.firstPaid", { day: formatDay(trialEndsAt) })}</p>}
      {extras.length > 0 && <p className="muted">{t("plan.with", { extras: extras.join(", ") })}</p>}
      {plan.description && <p className="muted" dir="auto">{plan.description}</p>}
      {price && <p className="muted ledger-small">{t("plan.beforeTax")}</p>}
    </div>
  );
}
