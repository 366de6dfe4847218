import type { Plan, PlanInterval, Subscription } from "../../api/types.ts";
import { useSession } from "../../app/session.ts";
import { t } from "../../i18n/index.ts";
import { formatNumber } from "../../i18n/format.ts";
import { formatMoney } from "../../i18n/money.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { extraPrice, limitKeys, monthOfYear, priceIn } from "./plan.ts";

type Properties = { plan: Plan; interval: PlanInterval; subscription: Subscription; choose: () => void };

/** One plan to compare: what it costs, how much it allows, and what it includes. */
export function PlanCard({ plan, interval, subscription, choose }: Properties) {
  const { currency } = useSession().workspace;
  const price = priceIn(plan, currency);
  const isMine = plan.id === subscription.plan.id;
  const isSame = isMine && interval === subscription.interval;
  const [member, channel] = [extraPrice(plan, currency, "members"), extraPrice(plan, currency, "channels")];
  const extras = [
    member && t("plan.extra.member", { price: formatMoney(member) }),
    channel && t("plan.extra.channel", { price: formatMoney(channel) }),
  ].filter(Boolean);
  return (
    <li className={`card plan-card${isMine ? " plan-card-mine" : ""}`}>
      <div className="plan-card-head">
        <h3 dir="auto">{plan.name}</h3>
        {isMine && <Badge tone="accent">{t("plan.yours")}</Badge>}
      </div>
      <p className="plan-card-text" dir="auto">{plan.description}</p>
      <p className="plan-price">
        <span className="number">
          {price ? formatMoney(interval === "year" ? monthOfYear(price) : price.monthly) : t("plan.free")}
        </span>{" "}
        {price && <small>{t("plan.perMonth")}</small>}
      </p>
      <p className="muted ledger-small plan-card-note">
        {price && interval === "year" && t("plan.paidYearly", { price: formatMoney(price.yearly) })}
        {price && interval === "month" && t("plan.paidMonthly")}
      </p>
      <Button kind={isMine ? "secondary" : "primary"} onClick={choose}>
        {t(isSame ? "plan.adjust" : isMine ? "plan.switch" : "plan.take", { plan: plan.name })}
      </Button>
      <ul className="plan-points">
        {limitKeys.map((key) => (
          <li key={key}>
            <Icon name="check" size={15} />
            {plan.limits[key] == null
              ? t(`plan.unlimited.${key}`)
              : t(`plan.count.${key}`, { count: plan.limits[key]!, shown: formatNumber(plan.limits[key]!) })}
          </li>
        ))}
        {plan.features.map((feature) => (
          <li key={feature.key} className={feature.included ? undefined : "is-missing"}>
            <Icon
              name={feature.included ? "check" : "minus"}
              size={15}
              label={feature.included ? undefined : t("plan.notIncluded")}
            />
            {feature.label}
          </li>
        ))}
        {extras.map((words) => (
          <li key={words as string} className="muted">
            <Icon name="plus" size={15} />
            {words}
          </li>
        ))}
      </ul>
    </li>
  );
}
