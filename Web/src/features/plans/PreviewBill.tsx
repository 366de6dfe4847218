import type { PlanInterval, SubscriptionPreview } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";
import { formatDay } from "../../i18n/format.ts";
import { formatMoney } from "../../i18n/money.ts";

type Properties = { preview: SubscriptionPreview | undefined; interval: PlanInterval; isFresh: boolean };

/** What is due now, line by line with its tax, and what every period after costs. */
export function PreviewBill({ preview, interval, isFresh }: Properties) {
  if (!preview) return <div className="bill bill-waiting" />;
  return (
    <div className={`bill${isFresh ? "" : " bill-stale"}`} aria-live="polite">
      <dl>
        {preview.lines.map((line, index) => (
          <div key={index}>
            <dt>{line.description}</dt>
            <dd className="number">{formatMoney(line.amount)}</dd>
          </div>
        ))}
        {preview.taxes.map((tax) => (
          <div key={tax.name}>
            <dt>{t("add.tax", { name: tax.name, percent: tax.percent })}</dt>
            <dd className="number">{formatMoney(tax.amount)}</dd>
          </div>
        ))}
        <div className={preview.lines.length > 0 ? "bill-total" : "bill-total bill-only"}>
          <dt>{t("plan.dueNow")}</dt>
          <dd>
            <output className="number" data-testid="plan-due">{formatMoney(preview.total)}</output>
          </dd>
        </div>
      </dl>
      <p className="bill-after">
        <span>
          {preview.takesEffect === "renewal"
            ? t("plan.from.renewal", { day: formatDay(preview.at) })
            : t("plan.from.now")}
        </span>
        <span className="number">
          {t(interval === "year" ? "plan.then.year" : "plan.then.month", {
            price: formatMoney(preview.nextTotal),
          })}
        </span>
      </p>
    </div>
  );
}
