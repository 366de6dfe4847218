import type { Payment } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { formatDuration } from "../../../i18n/format.ts";
import { formatMoney } from "../../../i18n/money.ts";
import { Link } from "../../../ui/Link.tsx";
import { useNow } from "../../../ui/useNow.ts";
import { paymentAddress } from "../checkout.ts";
import { PendingActions } from "../payments/PendingActions.tsx";
import { useGatewayName } from "../useBilling.ts";
import { boughtBy } from "../what.ts";

export function PendingRow({ payment }: { payment: Payment }) {
  const gateway = useGatewayName()(payment.gateway);
  return (
    <div className="pending-row">
      <p className="pending-what">
        <Link href={paymentAddress(payment.id)} className="cell-main number">
          {t("pending.what", { what: boughtBy(payment), total: formatMoney(payment.total) })}
        </Link>
        <small>
          {gateway} · <TimeLeft payment={payment} />
        </small>
      </p>
      <div className="row">
        <PendingActions payment={payment} size="small" />
      </div>
    </div>
  );
}

/** How long the gateway's page still takes money. */
export function TimeLeft({ payment: { expiresAt } }: { payment: Payment }) {
  const now = useNow(15_000);
  if (!expiresAt) return <>{t("pending.waiting")}</>;
  const seconds = (Date.parse(expiresAt) - now) / 1000;
  return <>{seconds <= 0 ? t("pending.expiring") : t("pending.left", { time: formatDuration(seconds) })}</>;
}
