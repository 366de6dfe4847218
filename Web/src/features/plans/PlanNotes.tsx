import { useState } from "react";
import type { Subscription } from "../../api/types.ts";
import { useMay } from "../../app/session.ts";
import { useAction } from "../../data/useAction.ts";
import { t } from "../../i18n/index.ts";
import { formatDay } from "../../i18n/format.ts";
import { formatMoney } from "../../i18n/money.ts";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { Note } from "../../ui/Note.tsx";
import { paymentAddress } from "../billing/checkout.ts";
import { resumePlan } from "./actions.ts";
import { PayDueDialog } from "./PayDueDialog.tsx";

/** What has to be known before anything else: money that is due, an end that is near, a change that is coming. */
export function PlanNotes({ subscription }: { subscription: Subscription }) {
  const { state, payment, pending, trialEndsAt } = subscription;
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
        <Note tone="info">
          <strong>{t("plan.trial.title", { day: formatDay(trialEndsAt) })}</strong>
          <p>{t("plan.trial.text")}</p>
        </Note>
      )}
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
  const [isPaying, setPaying] = useState(false);
  const kind = state as "past_due" | "paused" | "expired";
  return (
    <>
      <Note
        tone="danger"
        action={mayPay && (
          <Button kind="primary" size="small" onClick={() => setPaying(true)}>{t("plan.due.pay")}</Button>
        )}
      >
        <strong>{t(`plan.due.${kind}.title`)}</strong>
        <p>{t(`plan.due.${kind}.text`)} {!mayPay && t("plan.askOwner")}</p>
      </Note>
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
