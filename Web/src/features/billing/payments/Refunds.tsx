import type { Payment, Refund } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { formatDateTime } from "../../../i18n/format.ts";
import { formatMoney } from "../../../i18n/money.ts";
import { Badge, type Tone } from "../../../ui/Badge.tsx";
import { Points } from "../../../ui/Points.tsx";
import { Time } from "../../../ui/Time.tsx";
import { isForPlan } from "../what.ts";

const tones: Record<Refund["state"], Tone> = { pending: "warn", done: "ok", failed: "danger" };

export function Refunds({ payment }: { payment: Payment }) {
  return (
    <section className="card" aria-labelledby="refunds">
      <div className="card-head">
        <h2 id="refunds">{t("refunds.title")}</h2>
      </div>
      <ul className="ledger-list">
        {(payment.refunds ?? []).map((refund) => (
          <li key={refund.id}>
            <div className="spread">
              <span className="row">
                <strong className="number">{formatMoney(refund.amount)}</strong>
                <Badge tone={tones[refund.state]}>{t(`refund.state.${refund.state}`)}</Badge>
              </span>
              {!isForPlan(payment) && (
                <span className="muted">
                  <Points amount={refund.points} decimals={2} /> {t("refunds.takenBack")}
                </span>
              )}
            </div>
            <p className="muted ledger-small">
              <Time at={refund.at} format={formatDateTime} />
              {refund.reason && ` · ${refund.reason}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
