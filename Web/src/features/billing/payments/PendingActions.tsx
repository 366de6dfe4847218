import { useState } from "react";
import type { Payment } from "../../../api/types.ts";
import { useAction } from "../../../data/useAction.ts";
import { t } from "../../../i18n/index.ts";
import { formatMoney } from "../../../i18n/money.ts";
import { Button } from "../../../ui/Button.tsx";
import { Confirm } from "../../../ui/Confirm.tsx";
import { toast } from "../../../ui/toasts.ts";
import { isOurs } from "../checkout.ts";
import { useGatewayName } from "../useBilling.ts";
import { cancelPayment, checkPayment } from "./actions.ts";

/** What can be done about a payment that waits: complete it, ask the gateway about it, cancel it. */
export function PendingActions({ payment, size }: { payment: Payment; size?: "small" }) {
  const [isAsking, setAsking] = useState(false);
  const gateway = useGatewayName()(payment.gateway);
  const check = useAction(async () => {
    const { state } = await checkPayment(payment.id);
    if (state === "pending") toast({ tone: "plain", text: t("payment.check.stillPending", { gateway }) });
  });
  return (
    <>
      {payment.checkoutURL && <CheckoutLink address={payment.checkoutURL} size={size} />}
      <Button size={size} icon="refresh-cw" isBusy={check.isRunning} onClick={() => void check.run()}>
        {t("payment.check")}
      </Button>
      <Button size={size} kind="quiet" onClick={() => setAsking(true)}>{t("payment.cancel")}</Button>
      {isAsking && (
        <Confirm
          title={t("payment.cancel.title")}
          action={t("payment.cancel.do")}
          run={() => cancelPayment(payment.id)}
          onClose={() => setAsking(false)}
        >
          <p>{t("payment.cancel.text", { total: formatMoney(payment.total) })}</p>
          <p>{t("payment.cancel.late")}</p>
        </Confirm>
      )}
    </>
  );
}

/** To the gateway's page: in this tab when it is one of ours, else in a new one, so that this one can watch. */
function CheckoutLink({ address, size = "medium" }: { address: string; size?: "small" | "medium" }) {
  const target = isOurs(address) ? {} : { target: "_blank", rel: "noopener" };
  return (
    <a href={address} className={`button button-primary button-${size}`} {...target}>
      {t("payment.complete")}
    </a>
  );
}
