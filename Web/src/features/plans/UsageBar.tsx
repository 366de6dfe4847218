import type { LimitUse } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";
import { formatNumber } from "../../i18n/format.ts";
import { Progress } from "../../ui/Progress.tsx";
import { ratioOf } from "./plan.ts";

/** How much of a limit is used, in words and as a bar; without a limit, only the number. */
export function UsageBar({ name, used, limit }: LimitUse & { name: string }) {
  const ratio = ratioOf(used, limit);
  const isOver = limit != null && used > limit;
  const isFull = limit != null && used === limit && limit > 0;
  return (
    <div className="cap">
      <div className="spread">
        <span>{name}</span>
        <span className={isOver ? "is-bad" : undefined}>
          <strong className="number">{formatNumber(used)}</strong>{" "}
          <span className="muted">
            {limit == null ? t("plan.noLimit") : t("plan.ofLimit", { limit: formatNumber(limit) })}
          </span>
        </span>
      </div>
      {ratio !== undefined && <Progress label={name} ratio={ratio} tone={ratio >= 0.9 ? "warn" : "accent"} />}
      {isOver && <p className="ledger-small is-bad">{t("plan.over")}</p>}
      {isFull && <p className="muted ledger-small">{t("plan.full")}</p>}
    </div>
  );
}
