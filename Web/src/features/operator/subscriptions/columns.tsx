import type { OperatorSubscription } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { formatDay } from "../../../i18n/format.ts";
import { formatMoney } from "../../../i18n/money.ts";
import { Button } from "../../../ui/Button.tsx";
import type { Column } from "../../../ui/DataTable.tsx";
import { Link } from "../../../ui/Link.tsx";
import { Time } from "../../../ui/Time.tsx";
import { PlanStateBadge } from "../../plans/PlanStateBadge.tsx";

export const subscriptionColumns = (
  choose: (subscription: OperatorSubscription) => void,
): Column<OperatorSubscription>[] => [
  {
    key: "workspace",
    header: "op.workspace",
    cell: (found) => (
      <Link className="cell-main cut" href={`/operator/workspaces?open=${found.workspaceId}`}>
        {found.workspaceName}
      </Link>
    ),
  },
  { key: "plan", header: "op.plan", width: "150px", narrow: "90px", cell: (found) => found.plan.name },
  {
    key: "state",
    header: "op.state",
    width: "130px",
    priority: 2,
    cell: (found) => <PlanStateBadge state={found.state} />,
  },
  {
    key: "price",
    header: "op.plan.price",
    width: "180px",
    align: "end",
    priority: 3,
    cell: (found) => (
      <span className="number">
        {found.price && found.interval
          ? t(found.interval === "year" ? "plan.yearly" : "plan.monthly", { price: formatMoney(found.price) })
          : "–"}
      </span>
    ),
  },
  {
    key: "renews",
    header: "plan.renews",
    width: "150px",
    priority: 2,
    cell: (found) => found.renewsAt ? <Time at={found.renewsAt} format={formatDay} /> : "–",
  },
  {
    key: "do",
    header: "column.actions",
    isHeaderHidden: true,
    width: "108px",
    narrow: "96px",
    align: "end",
    cell: (found) => <Button size="small" onClick={() => choose(found)}>{t("action.change")}</Button>,
  },
];
