import type { LimitKey, OperatorPlan } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { formatNumber } from "../../../i18n/format.ts";
import { formatMoney } from "../../../i18n/money.ts";
import { Badge } from "../../../ui/Badge.tsx";
import type { Column } from "../../../ui/DataTable.tsx";

function limit(plan: OperatorPlan, key: LimitKey) {
  const count = plan.limits[key];
  return count == null
    ? t(`plan.unlimited.${key}`)
    : t(`plan.count.${key}`, { count, shown: formatNumber(count) });
}

export const planColumns = (open: (id: string) => void): Column<OperatorPlan>[] => [
  {
    key: "name",
    header: "op.plan",
    cell: (plan) => (
      <span className="cell-two">
        <span className="name-with-badge">
          <button type="button" className="cell-main cut" onClick={() => open(plan.id)} dir="auto">
            {plan.name}
          </button>
          {plan.isDefault && <Badge tone="accent">{t("op.plan.default")}</Badge>}
          {plan.retiredAt && <Badge>{t("op.plan.retired")}</Badge>}
        </span>
        <small className="cut" dir="auto">{plan.description}</small>
      </span>
    ),
  },
  {
    key: "price",
    header: "op.plan.price",
    width: "240px",
    narrow: "142px",
    cell: (plan) => (
      <span className="cell-two number">
        {plan.prices.length === 0 && <span className="muted">{t("op.plan.free")}</span>}
        {plan.prices[0] && <span>{t("plan.monthly", { price: formatMoney(plan.prices[0].monthly) })}</span>}
        {plan.prices.length > 1 && (
          <small className="cut">
            {plan.prices.slice(1).map((price) => formatMoney(price.monthly)).join(", ")}
          </small>
        )}
      </span>
    ),
  },
  {
    key: "limits",
    header: "op.plan.limits",
    width: "260px",
    priority: 3,
    cell: (plan) => (
      <span className="cell-two">
        <span className="cut">{[limit(plan, "members"), limit(plan, "channels")].join(", ")}</span>
        <small>{limit(plan, "contacts")}</small>
      </span>
    ),
  },
  {
    key: "workspaces",
    header: "operator.workspaces",
    width: "140px",
    align: "end",
    priority: 2,
    cell: (plan) => <span className="number">{formatNumber(plan.workspaces)}</span>,
  },
];
