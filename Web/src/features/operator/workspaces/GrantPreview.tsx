import { t } from "../../../i18n/index.ts";
import { formatMicroPoints } from "../../../i18n/points.ts";

/** The balance now, what is given or taken, and what is there then. */
export function GrantPreview({ available, amount }: { available: bigint; amount: bigint | null }) {
  const change = amount === null
    ? "–"
    : amount < 0n
    ? formatMicroPoints(amount)
    : `+${formatMicroPoints(amount)}`;
  return (
    <dl className="bill-lines" aria-live="polite">
      <div>
        <dt>{t("op.grant.now")}</dt>
        <dd className="number">{formatMicroPoints(available)}</dd>
      </div>
      <div>
        <dt>{t("op.grant.change")}</dt>
        <dd className={`number${amount === null ? "" : amount < 0n ? " change-out" : " change-in"}`}>
          {change}
        </dd>
      </div>
      <div className="bill-lines-total">
        <dt>{t("op.grant.after")}</dt>
        <dd>
          <output className="number" data-testid="grant-after">
            {amount === null ? "–" : formatMicroPoints(available + amount)}
          </output>
        </dd>
      </div>
    </dl>
  );
}
