import type { SuspenseItem } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { suspenseSaid } from "../../../i18n/told/say.ts";
import { useWords } from "../../../i18n/told/useWords.ts";
import { formatDateTime, formatDay } from "../../../i18n/format.ts";
import { formatMoney } from "../../../i18n/money.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Button } from "../../../ui/Button.tsx";
import type { Column } from "../../../ui/DataTable.tsx";
import { Time } from "../../../ui/Time.tsx";
import { gatewayName } from "./gateway.ts";

const tones = { credit: "ok", refund: "warn", other: "neutral" } as const;

export function suspenseColumns(
  state: "open" | "resolved",
  choose: (item: SuspenseItem) => void,
): Column<SuspenseItem>[] {
  return [
    {
      key: "words",
      header: "op.suspense.why",
      cell: (item) => (
        <span className="cell-two">
          <Why item={item} choose={state === "open" && item.may.length > 0 ? choose : undefined} />
          <small className="cut" dir="auto">
            {item.workspaceName ?? t("op.suspense.nobody")}
            {state === "open" && item.resolution && <>{" · "}{t("op.suspense.underWay")}</>}
          </small>
        </span>
      ),
    },
    {
      key: "gateway",
      header: "payments.gateway",
      width: "200px",
      priority: 3,
      cell: (item) => (
        <span className="cell-two">
          <span>{gatewayName(item.gateway)}</span>
          {item.gatewayPayment && (
            <small className="cut">
              <code>{item.gatewayPayment}</code>
            </small>
          )}
        </span>
      ),
    },
    {
      key: "at",
      header: "journal.at",
      width: "180px",
      priority: 2,
      cell: (item) => <Time at={item.at} format={formatDateTime} />,
    },
    {
      key: "amount",
      header: "op.suspense.amount",
      width: "104px",
      align: "end",
      cell: (item) => <strong className="number">{formatMoney(item.amount)}</strong>,
    },
    state === "open"
      ? {
        key: "do",
        header: "column.actions",
        isHeaderHidden: true,
        width: "112px",
        align: "end",
        priority: 2,
        cell: (item) =>
          item.may.length > 0 && (
            <Button size="small" onClick={() => choose(item)}>{t("op.suspense.resolve")}</Button>
          ),
      }
      : {
        key: "resolution",
        header: "op.suspense.how",
        width: "200px",
        cell: ({ resolution }) =>
          resolution && (
            <span className="cell-two">
              <span>
                <Badge tone={tones[resolution.as] ?? "neutral"}>{t(`op.resolution.${resolution.as}`)}</Badge>
              </span>
              <small className="cut" title={resolution.reason}>
                {resolution.by} · <Time at={resolution.at} format={formatDay} />
              </small>
            </span>
          ),
      },
  ];
}

function Why({ item, choose }: { item: SuspenseItem; choose: ((item: SuspenseItem) => void) | undefined }) {
  useWords();
  const words = suspenseSaid(item);
  if (!choose) return <span className="cell-main cut" title={words}>{words}</span>;
  return (
    <button type="button" className="cell-main cut" title={words} onClick={() => choose(item)}>
      {words}
    </button>
  );
}
