import type { ReactNode } from "react";
import type { Credits, Payment } from "../../../api/types.ts";
import { useMay } from "../../../app/session.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { t } from "../../../i18n/index.ts";
import { paymentSaid } from "../../../i18n/told/say.ts";
import { formatMoney } from "../../../i18n/money.ts";
import { formatPoints, parsePoints } from "../../../i18n/points.ts";
import { Button, ButtonLink } from "../../../ui/Button.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import type { IconName } from "../../../ui/icons.ts";
import { Note } from "../../../ui/Note.tsx";
import { Points } from "../../../ui/Points.tsx";
import { useNow } from "../../../ui/useNow.ts";
import { AddCreditsButton } from "../AddCreditsButton.tsx";
import { isOurs, originOf } from "../checkout.ts";
import { TimeLeft } from "../pending/PendingRow.tsx";
import { wholePoints } from "../amount.ts";
import { useGatewayName } from "../useBilling.ts";
import { boughtBy, isForPlan } from "../what.ts";
import { PendingActions } from "./PendingActions.tsx";

type Properties = {
  payment: Payment;
  /** Absent where there is nothing to give back, or not for this person. */
  refund: (() => void) | undefined;
};

/** What became of the payment, what that means for the points, and what to do now. */
export function PaymentOutcome({ payment, refund }: Properties) {
  return (
    <>
      <Verdict payment={payment} />
      {payment.dispute && <Dispute payment={payment} />}
      {payment.state !== "suspense" && <Aside payment={payment} />}
      {payment.capturedAfterClosing && (
        <Note
          tone="warn"
          action={refund && <Button size="small" onClick={refund}>{t("refund.title")}</Button>}
        >
          <strong>{t("payment.late.title")}</strong>
          {!isForPlan(payment) && (
            <p>{t("payment.late.text", { points: formatPoints(payment.points, 0) })}</p>
          )}
        </Note>
      )}
    </>
  );
}

function Verdict({ payment }: { payment: Payment }) {
  const mayPay = useMay("billing.manage");
  const gateway = useGatewayName()(payment.gateway);
  const total = formatMoney(payment.total);
  const points = formatPoints(payment.points, 0);
  const again = isForPlan(payment)
    ? <ButtonLink href="/settings/plan">{t("payment.toPlan")}</ButtonLink>
    : <AddCreditsButton points={wholePoints(parsePoints(payment.points))} label={t("payment.again")} />;

  const came = waits(payment)[0];

  switch (payment.state) {
    case "pending":
      return (
        <Panel tone="warn" icon="hourglass" title={t("payment.pending.title", { total })} isLive>
          <p>
            {t(
              payment.checkoutURL && isOurs(payment.checkoutURL)
                ? "payment.pending.ours"
                : "payment.pending.text",
              {
                gateway,
              },
            )}
          </p>
          <p className="muted">
            <TimeLeft payment={payment} />
          </p>
          {mayPay && (
            <div className="row">
              <PendingActions payment={payment} />
            </div>
          )}
        </Panel>
      );
    case "captured":
      return (
        <Panel
          tone="ok"
          icon="circle-check"
          title={isForPlan(payment)
            ? t("payment.captured.plan", { what: boughtBy(payment) })
            : t("payment.captured.title", { points })}
          isLive
        >
          <Captured payment={payment} />
        </Panel>
      );
    case "cancelled":
      return (
        <Panel tone="neutral" icon="ban" title={t("payment.cancelled.title")}>
          <p>{t("payment.cancelled.text")}</p>
          <div className="row">{again}</div>
        </Panel>
      );
    case "expired":
      return (
        <Panel tone="neutral" icon="clock" title={t("payment.expired.title")}>
          <p>{t("payment.expired.text", { total })}</p>
          <div className="row">{again}</div>
        </Panel>
      );
    case "failed":
      return (
        <Panel tone="danger" icon="circle-x" title={t("payment.failed.title")} isLive>
          {payment.failure?.detail && <p>{paymentSaid(payment.failure)}</p>}
          <p>{t("payment.failed.text")}</p>
          <div className="row">{again}</div>
        </Panel>
      );
    case "suspense":
      return (
        <Panel tone="danger" icon="circle-alert" title={t("payment.suspense.title")} isLive>
          {came && <p>{t("payment.suspense.came", { amount: formatMoney(came.amount), total })}</p>}
          <p>{t("payment.suspense.text")}</p>
          <p>{t("payment.suspense.next")}</p>
        </Panel>
      );
  }
}

function Captured({ payment }: { payment: Payment }) {
  const { data: credits } = useQuery<Credits>("/api/credits");
  const origin = originOf(payment.id);
  const now = useNow(60_000);
  // Of a payment of last month, the balance of today says nothing.
  const isNews = !!payment.capturedAt && now - Date.parse(payment.capturedAt) < 3_600_000;
  return (
    <>
      {credits && isNews && !isForPlan(payment) && (
        <p>
          {t("payment.captured.balance")} <Points amount={credits.available} decimals={2} />
        </p>
      )}
      <div className="row">
        {payment.invoiceId && (
          <ButtonLink href={`/api/invoices/${payment.invoiceId}.pdf`} icon="download" external>
            {t("payment.invoice")}
          </ButtonLink>
        )}
        {payment.invoiceId && (
          <ButtonLink href={`/api/invoices/${payment.invoiceId}.html`} icon="external-link" external>
            {t("payment.invoice.html")}
          </ButtonLink>
        )}
        {isForPlan(payment) && <ButtonLink href="/settings/plan">{t("payment.toPlan")}</ButtonLink>}
        {origin && isNews && !isForPlan(payment) && (
          <ButtonLink href={origin} kind="primary">{t("payment.goOn")}</ButtonLink>
        )}
      </div>
    </>
  );
}

/** What waits for the operator, or is being sent back. */
const waits = (payment: Payment) => (payment.setAside ?? []).filter((aside) => !aside.resolvedAt);

/** More money than the payment is about: the page of a payment that is well must not keep silent of it. */
function Aside({ payment }: { payment: Payment }) {
  return (
    <>
      {waits(payment).map((aside, index) => (
        <Note key={index} tone="warn">
          <strong>{t(`timeline.aside.${aside.reason}`, { amount: formatMoney(aside.amount) })}</strong>
          <p>{t(aside.resolution === "refund" ? "payment.aside.returning" : "payment.suspense.next")}</p>
        </Note>
      ))}
    </>
  );
}

function Dispute({ payment }: { payment: Payment }) {
  const state = payment.dispute!.state;
  const points = formatPoints(payment.points, 0);
  const total = formatMoney(payment.dispute!.amount ?? payment.total);
  return (
    <Note tone={state === "open" ? "warn" : state === "lost" ? "danger" : "ok"}>
      <strong>{t(`dispute.${state}.title`)}</strong>
      <p>{t(`dispute.${state}.text`, { points, total })}</p>
    </Note>
  );
}

type PanelProperties = {
  tone: "ok" | "warn" | "danger" | "neutral";
  icon: IconName;
  title: string;
  isLive?: boolean;
  children: ReactNode;
};

function Panel({ tone, icon, title, isLive, children }: PanelProperties) {
  return (
    <section
      className={`card verdict verdict-${tone}`}
      aria-label={title}
      aria-live={isLive ? "polite" : undefined}
    >
      <span className="verdict-picture">
        <Icon name={icon} size={22} />
      </span>
      <div className="verdict-words">
        <h2>{title}</h2>
        {children}
      </div>
    </section>
  );
}
