import { useEffect, useState } from "react";
import type { Payment } from "../../../api/types.ts";
import type { Parameters } from "../../../app/router.ts";
import { useMay } from "../../../app/session.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { t } from "../../../i18n/index.ts";
import { formatDateTime } from "../../../i18n/format.ts";
import { formatMoney } from "../../../i18n/money.ts";
import { Button, ButtonLink } from "../../../ui/Button.tsx";
import { Page } from "../../../ui/Page.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../../ui/States.tsx";
import { useGatewayName } from "../useBilling.ts";
import { boughtBy } from "../what.ts";
import { PaymentBadge } from "./PaymentBadge.tsx";
import { PaymentFacts } from "./PaymentFacts.tsx";
import { PaymentOutcome } from "./PaymentOutcome.tsx";
import { RefundDialog } from "./RefundDialog.tsx";
import { Refunds } from "./Refunds.tsx";
import { refundable } from "./states.ts";
import { Timeline } from "./Timeline.tsx";
import "../texts.ts";

/** One payment: where the gateway leads back to, and what can be looked up for years. */
export default function PaymentScreen({ parameters }: { parameters: Parameters }) {
  const id = parameters.id!;
  const query = useQuery<Payment>(`/api/payments/${id}`);
  const payment = query.data;
  const back = { href: "/credits/payments", label: t("payments.title") };
  usePatience(payment?.state === "pending", query.reload);

  if (query.problem && !payment) {
    const isGone = query.problem.status === 404 || query.problem.status === 400;
    return (
      <Page title={t("payment.title")} back={back}>
        {isGone
          ? (
            <EmptyState
              icon="credit-card"
              title={t("payment.gone.title")}
              action={<ButtonLink href="/credits/payments">{t("payments.title")}</ButtonLink>}
            >
              {t("payment.gone.text")}
            </EmptyState>
          )
          : <ErrorState problem={query.problem} retry={() => void query.reload()} />}
      </Page>
    );
  }
  if (!payment) {
    return (
      <Page title={t("payment.title")} back={back}>
        <Skeleton kind="cards" rows={2} />
      </Page>
    );
  }
  return <Shown payment={payment} back={back} />;
}

function Shown({ payment, back }: { payment: Payment; back: { href: string; label: string } }) {
  const [isRefunding, setRefunding] = useState(false);
  const mayPay = useMay("billing.manage");
  const gateway = useGatewayName()(payment.gateway);
  const canRefund = mayPay && refundable(payment) > 0n && payment.dispute?.state !== "open";
  const name = t("payment.name", { total: formatMoney(payment.total) });
  return (
    <Page
      title={
        <>
          <span className="number">{name}</span> <PaymentBadge payment={payment} />
        </>
      }
      name={name}
      back={back}
      lead={t("payment.lead", {
        what: boughtBy(payment),
        gateway,
        at: formatDateTime(payment.createdAt),
      })}
      actions={canRefund && (
        <Button icon="undo-2" onClick={() => setRefunding(true)}>{t("refund.title")}</Button>
      )}
    >
      <div className="campaign">
        <div className="stack">
          <PaymentOutcome payment={payment} refund={canRefund ? () => setRefunding(true) : undefined} />
          {(payment.refunds ?? []).length > 0 && <Refunds payment={payment} />}
          <Timeline payment={payment} />
        </div>
        <aside className="stack campaign-side">
          <PaymentFacts payment={payment} />
        </aside>
      </div>
      {isRefunding && <RefundDialog payment={payment} onClose={() => setRefunding(false)} />}
    </Page>
  );
}

/** Live events tell of a payment at once; should they be lost, the page asks by itself now and then. */
function usePatience(isPending: boolean, reload: () => Promise<void>) {
  useEffect(() => {
    if (!isPending) return;
    const timer = setInterval(() => document.hidden || void reload(), 12_000);
    const seen = () => document.hidden || void reload();
    document.addEventListener("visibilitychange", seen);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", seen);
    };
  }, [isPending, reload]);
}
