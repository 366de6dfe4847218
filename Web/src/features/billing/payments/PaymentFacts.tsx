import type { Payment } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { formatMoney } from "../../../i18n/money.ts";
import { CopyLine } from "../../../ui/CopyButton.tsx";
import { Link } from "../../../ui/Link.tsx";
import { useGatewayName } from "../useBilling.ts";
import { boughtBy, isForPlan } from "../what.ts";

/** The sums, and the names by which others know this payment. */
export function PaymentFacts({ payment }: { payment: Payment }) {
  const gateway = useGatewayName()(payment.gateway);
  return (
    <section className="card" aria-labelledby="payment-sums">
      <div className="card-body">
        <h2 id="payment-sums">{t("payment.sums")}</h2>
        <dl className="credits-facts">
          <div>
            <dt>{boughtBy(payment)}</dt>
            <dd className="number">{formatMoney(payment.net)}</dd>
          </div>
          <div>
            <dt>{t("payments.tax")}</dt>
            <dd className="number">{formatMoney(payment.tax)}</dd>
          </div>
          <div className="facts-total">
            <dt>{t("payments.total")}</dt>
            <dd className="number">{formatMoney(payment.total)}</dd>
          </div>
        </dl>
        <dl className="credits-facts">
          <div>
            <dt>{t("payments.gateway")}</dt>
            <dd>{gateway}</dd>
          </div>
          {payment.invoiceId && (
            <div>
              <dt>{t("payment.document")}</dt>
              <dd>
                <a
                  className="link"
                  href={`/api/invoices/${payment.invoiceId}.html`}
                  target="_blank"
                  rel="noopener"
                >
                  {t("payment.document.open")}
                </a>
              </dd>
            </div>
          )}
          {payment.state === "captured" && !isForPlan(payment) && (
            <div>
              <dt>{t("payment.journal")}</dt>
              <dd>
                <Link className="link" href="/credits?kind=purchase">{t("payment.journal.open")}</Link>
              </dd>
            </div>
          )}
        </dl>
        <CopyLine text={payment.id} label={t("payment.copyID")} />
      </div>
    </section>
  );
}
