import type { Usage, UsageCounts, UsageGroup, UsageRow } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { formatNumber } from "../../../i18n/format.ts";
import { decimalsOf } from "../../../i18n/points.ts";
import { Points } from "../../../ui/Points.tsx";
import type { Period } from "../periods.ts";
import { everyDay, isBooked, ranked, type View } from "./shape.ts";
import { useRowName } from "./useRowName.ts";

type Properties = { usage: Usage; group: UsageGroup; view: View; period: Period };
type CountKey = "messages" | "delivered" | "business" | "user" | "free";

/** What the messages in conversations of that kind were charged. */
const moneyOf = { business: "businessPoints", user: "userPoints" } as const;

const countsOf: Record<View, readonly CountKey[]> = {
  messages: ["messages", "delivered"],
  conversations: ["business", "user", "free"],
};

/** The numbers behind the chart, and their sum. */
export function UsageTable({ usage, group, view, period }: Properties) {
  const name = useRowName(group);
  const named = group === "day" ? everyDay(usage.rows, period).reverse() : ranked(usage.rows, view);
  const rows = [...named, ...usage.rows.filter(isBooked)];
  const hasMarkets = group === "country";
  const counts = countsOf[view];
  const decimals = decimalsOf([...rows, usage.totals].map((row) => row.points));
  return (
    // The scroller takes the focus so that the arrow keys scroll it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="usage-table" role="group" aria-label={t("usage.table")} tabIndex={0}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t(`usage.by.${group}`)}</th>
            {hasMarkets && <th scope="col" className="not-narrow">{t("usage.market")}</th>}
            {counts.map((key) => (
              <th key={key} scope="col" className="align-end">
                <span className="not-narrow">{t(`usage.${key}`)}</span>
                <span className="only-narrow">{t(`usage.short.${key}`)}</span>
              </th>
            ))}
            <th scope="col" className="align-end">{t("usage.points")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} className={isNothing(row) ? "muted" : undefined}>
              <th scope="row" dir="auto">{name(row)}</th>
              {hasMarkets && <td className="not-narrow" dir="auto">{row.markets?.join(", ")}</td>}
              {counts.map((key) => (
                <td key={key} className="align-end number">
                  {isBooked(row) ? "–" : <Count row={row} name={key} decimals={decimals} />}
                </td>
              ))}
              <td className="align-end">
                <Points amount={row.points} decimals={decimals} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("usage.total")}</th>
            {hasMarkets && <td className="not-narrow" />}
            {counts.map((key) => (
              <td key={key} className="align-end number">
                <Count row={usage.totals} name={key} decimals={decimals} />
              </td>
            ))}
            <td className="align-end">
              <Points amount={usage.totals.points} decimals={decimals} />
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** A number of conversations has what they cost under it. */
function Count({ row, name, decimals }: { row: UsageCounts; name: CountKey; decimals: number }) {
  const money = name === "business" || name === "user" ? row[moneyOf[name]] : undefined;
  return (
    <>
      {formatNumber(row[name])}
      {money !== undefined && (
        <small className="usage-money muted">
          <Points amount={money} decimals={decimals} />
        </small>
      )}
    </>
  );
}

const isNothing = (row: UsageRow) =>
  !isBooked(row) && row.messages === 0 && row.business + row.user + row.free === 0;
