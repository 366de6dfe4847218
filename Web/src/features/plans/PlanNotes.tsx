import { useState } from "react";
import type { Subscription } from "../../api/types.ts";
import { useMay } from "../../app/session.ts";
import { useAction } from "../../data/useAction.ts";
import { t } from "../../i18n/index.ts";
import { formatDay } from "../../i18n/format.ts";
import { formatMoney, minorOf } from "../../i18n/money.ts";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { Note } from "../../ui/Note.tsx";
import { useNow } from "../../ui/useNow.ts";
import { paymentAddress } from "../billing/checkout.ts";
import { resumePlan } from "./actions.ts";
import { PayDueDialog } from "./PayDueDialog.tsx";

const week = 7 * 86_400_000;

/** What has to be known before anything else: money that is due, an end that is near, a change that is coming. */
export function PlanNotes({ subscription }: { subscription: Subscription }) {
  const { state, payment, pending, trialEndsAt, renewsAt, isNextPaid, price } = subscription;
  const now = useNow(600_000);
  // The next period can be paid from a week before it begins.
  const isSoon = state === "active" && !isNextPaid && !!renewsAt && Date.parse(renewsAt) - now < week &&
    !!price && minorOf(price.amount) > 0n;
  const isPayable = payment?.state === "pending";
  return (
    <>
      {isPayable && (
        <Note
          tone="warn"
          action={
            <ButtonLink href={paymentAddress(payment.id)} kind="primary" size="small">
              {t("plan.toPayment")}
            </ButtonLink>
          }
        >
          <strong>{t("plan.payment.title", { total: formatMoney(payment.total) })}</strong>
          <p>{t("plan.payment.text")}</p>
        </Note>
      )}
      {!isPayable && (state === "past_due" || state === "paused" || state === "expired") && (
        <Due subscription={subscription} />
      )}
      {state === "cancelled" && <Cancelled subscription={subscription} />}
      {state === "trialing" && trialEndsAt && (
        <Note tone="info" action={!isNextPaid && !isPayable && <PayButton />}>
          <strong>{t("plan.trial.title", { day: formatDay(trialEndsAt) })}</strong>
          <p>{t(isNextPaid ? "plan.nextPaid" : "plan.trial.text")}</p>
        </Note>
      )}
      {!isPayable && isSoon && (
        <Note tone="warn" action={<PayButton />}>{t("plan.soon", { day: formatDay(renewsAt!) })}</Note>
      )}
      {state === "active" && isNextPaid && <Note tone="ok">{t("plan.nextPaid")}</Note>}
      {pending && (
        <Note tone="info">
          {t(pending.interval === "year" ? "plan.pending.year" : "plan.pending.month", {
            plan: pending.plan.name,
            day: formatDay(pending.at),
          })}
        </Note>
      )}
    </>
  );
}

function Due({ subscription: { state } }: { subscription: Subscription }) {
  const mayPay = useMay("billing.manage");
  const kind = state as "past_due" | "paused" | "expired";
  return (
    <Note tone="danger" action={<PayButton />}>
      <strong>{t(`plan.due.${kind}.title`)}</strong>
      <p>{t(`plan.due.${kind}.text`)} {!mayPay && t("plan.askOwner")}</p>
    </Note>
  );
}

function PayButton() {
  const mayPay = useMay("billing.manage");
  const [isPaying, setPaying] = useState(false);
  if (!mayPay) return null;
  return (
    <>
      <Button kind="primary" size="small" onClick={() => setPaying(true)}>{t("plan.due.pay")}</Button>
      {isPaying && <PayDueDialog onClose={() => setPaying(false)} />}
    </>
  );
}

function Cancelled({ subscription: { endsAt } }: { subscription: Subscription }) {
  const mayChange = useMay("billing.manage");
  const resume = useAction(resumePlan);
  return (
    <Note
      tone="warn"
      action={mayChange && (
        <Button size="small" isBusy={resume.isRunning} onClick={() => void resume.run()}>
          {t("plan.resume")}
        </Button>
      )}
    >
      <strong>{endsAt ? t("plan.ends.title", { day: formatDay(endsAt) }) : t("plan.ends.now")}</strong>
      <p>{t("plan.ends.text")}</p>
    </Note>
  );
}
