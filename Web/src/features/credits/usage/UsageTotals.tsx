import type { Usage } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { formatNumber } from "../../../i18n/format.ts";
import { formatMicroPoints, parsePoints } from "../../../i18n/points.ts";
import { Points } from "../../../ui/Points.tsx";
import { isBooked, type View } from "./shape.ts";

/** The sums of the period: the same ones as in the export and in the journal. */
export function UsageTotals({ usage, view }: { usage: Usage; view: View }) {
  const { totals } = usage;
  const charged = totals.business + totals.user;
  return (
    <dl className="usage-totals">
      {view === "messages"
        ? (
          <>
            <Total name={t("usage.points")} help={t("usage.points.help")}>
              <Points amount={totals.points} decimals={2} />
            </Total>
            <Total name={t("usage.messages")} help={t("usage.messages.help")}>
              {formatNumber(totals.messages)}
            </Total>
            <Total name={t("usage.delivered")} help={t("usage.delivered.help")}>
              {formatNumber(totals.delivered)}
            </Total>
            <Total name={t("usage.average")} help={t("usage.average.help")}>
              {average(usage)}
            </Total>
          </>
        )
        : (
          <>
            <Total name={t("usage.business")} help={t("usage.business.help")} points={totals.businessPoints}>
              {formatNumber(totals.business)}
            </Total>
            <Total name={t("usage.user")} help={t("usage.user.help")} points={totals.userPoints}>
              {formatNumber(totals.user)}
            </Total>
            <Total name={t("usage.free")} help={t("usage.free.help")}>{formatNumber(totals.free)}</Total>
            <Total name={t("usage.points")} help={t("usage.points.conversations", { count: charged })}>
              <Points amount={totals.points} decimals={2} />
            </Total>
          </>
        )}
    </dl>
  );
}

type TotalProperties = { name: string; help: string; points?: string; children: React.ReactNode };

function Total({ name, help, points, children }: TotalProperties) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="usage-total number">{children}</dd>
      {points !== undefined && (
        <dd>
          <Points amount={points} decimals={2} />
        </dd>
      )}
      <dd className="muted">{help}</dd>
    </div>
  );
}

/** Points for each delivered message, to four decimals as the prices have. What was booked belongs to none of them. */
function average({ rows, totals: { points, delivered } }: Usage) {
  if (delivered === 0) return "–";
  const booked = rows.filter(isBooked).reduce((sum, row) => sum + parsePoints(row.points), 0n);
  return formatMicroPoints((parsePoints(points) - booked) / BigInt(delivered), 4);
}
