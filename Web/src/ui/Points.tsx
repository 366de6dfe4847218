import { t } from "../i18n/index.ts";
import { formatPoints } from "../i18n/points.ts";

/** An amount with its unit. Money is never shown without. */
export function Points({ amount, decimals }: { amount: string; decimals?: number }) {
  return (
    <span className="points">
      <span className="number">{formatPoints(amount, decimals)}</span>{" "}
      <span className="unit">{t("points.unit")}</span>
    </span>
  );
}
