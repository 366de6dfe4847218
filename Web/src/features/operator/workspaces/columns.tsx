import type { OperatorWorkspace } from "../../../api/types.ts";
import { countryName, formatDay, formatNumber } from "../../../i18n/format.ts";
import type { Column } from "../../../ui/DataTable.tsx";
import { Points } from "../../../ui/Points.tsx";
import { Time } from "../../../ui/Time.tsx";
import { CreditBadge } from "./CreditBadge.tsx";

export const workspaceColumns = (open: (id: string) => void): Column<OperatorWorkspace>[] => [
  {
    key: "name",
    header: "op.workspace",
    cell: (workspace) => (
      <span className="cell-two">
        <button type="button" className="cell-main cut" onClick={() => open(workspace.id)} dir="auto">
          {workspace.name}
        </button>
        <small className="cut">{workspace.ownerEmail ?? "–"}</small>
      </span>
    ),
  },
  {
    key: "country",
    header: "profile.country",
    width: "150px",
    priority: 3,
    cell: (workspace) => (
      <span className="cell-two">
        <span className="cut">{countryName(workspace.country)}</span>
        <small>{workspace.currency}</small>
      </span>
    ),
  },
  {
    key: "members",
    header: "settings.members",
    width: "90px",
    align: "end",
    priority: 3,
    cell: (workspace) => <span className="number">{formatNumber(workspace.members)}</span>,
  },
  {
    key: "state",
    header: "op.state",
    width: "96px",
    narrow: "80px",
    cell: (workspace) => <CreditBadge state={workspace.credits.state} />,
  },
  {
    key: "available",
    header: "credits.available",
    width: "150px",
    narrow: "118px",
    align: "end",
    cell: (workspace) => (
      <strong>
        <Points amount={workspace.credits.available} decimals={2} />
      </strong>
    ),
  },
  {
    key: "spent",
    header: "credits.spent",
    width: "150px",
    align: "end",
    priority: 2,
    cell: (workspace) => <Points amount={workspace.credits.spent} decimals={0} />,
  },
  {
    key: "book",
    header: "op.book",
    width: "128px",
    priority: 3,
    cell: (workspace) => <span className="muted cut">{workspace.credits.book}</span>,
  },
  {
    key: "created",
    header: "op.since",
    width: "120px",
    priority: 3,
    cell: (workspace) => <Time at={workspace.createdAt} format={formatDay} />,
  },
];
