import type { BillingTerms, Credits, Money } from "../../../api/types.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { t } from "../../../i18n/index.ts";
import { formatWhole } from "../../../i18n/format.ts";
import { formatMoney } from "../../../i18n/money.ts";
import { parsePoints, pointsText } from "../../../i18n/points.ts";
import { Points } from "../../../ui/Points.tsx";
import type { ShownQuote } from "./useQuote.ts";

type Properties = { terms: BillingTerms; points: string | null; quote: ShownQuote };

/** The sum: net, each tax with its rate, total, and the balance after it. */
export function Bill({ terms, points, quote: { quote, isFresh } }: Properties) {
  const { data: credits } = useQuery<Credits>("/api/credits");
  const isShown = points !== null && quote !== undefined;
  const money = (sum: Money | undefined) => isShown && sum ? formatMoney(sum) : "–";
  const after = credits && points !== null
    ? pointsText(parsePoints(credits.available) + parsePoints(points))
    : null;
  const words = points === null
    ? t("points.unit")
    : t("add.line", { points: formatWhole(BigInt(points)), price: formatMoney(terms.pricePerPoint) });
  // The sum is the same in every state; into which parts it falls is not known before the billing details are.
  const taxes = terms.profileComplete ? quote?.taxes ?? [] : [];
  const isTaxed = !!terms.taxName || taxes.length > 0;

  return (
    <div className={`bill${isShown && !isFresh ? " bill-stale" : ""}`}>
      <dl>
        <div>
          <dt>{words}</dt>
          <dd className="number">{money(quote?.net)}</dd>
        </div>
        {taxes.map((tax) => (
          <div key={tax.name}>
            <dt>{t("add.tax", { name: tax.name, percent: tax.percent })}</dt>
            <dd className="number">{money(tax.amount)}</dd>
          </div>
        ))}
        {isTaxed && taxes.length === 0 && (
          <div>
            <dt>
              {terms.taxPercent
                ? t("add.tax", { name: terms.taxName!, percent: terms.taxPercent })
                : terms.taxName}
            </dt>
            <dd className="number">{money(quote?.tax)}</dd>
          </div>
        )}
        <div className="bill-total">
          <dt>{t("add.total")}</dt>
          <dd>
            <output className="number" data-testid="bill-total">{money(quote?.total)}</output>
          </dd>
        </div>
      </dl>
      <p className="bill-after">
        <span>{t("add.after")}</span>
        {after ? <Points amount={after} decimals={2} /> : <span className="muted">–</span>}
      </p>
    </div>
  );
}
