import { useEffect } from "react";
import type { Payment } from "../../../api/types.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { t } from "../../../i18n/index.ts";
import { formatPoints } from "../../../i18n/points.ts";
import { announce } from "../../../ui/Announcer.tsx";
import { IconButton } from "../../../ui/Button.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import type { IconName } from "../../../ui/icons.ts";
import { Link } from "../../../ui/Link.tsx";
import { paymentAddress } from "../checkout.ts";
import { boughtBy, isForPlan } from "../what.ts";

const pictures: Record<string, IconName> = {
  captured: "circle-check",
  suspense: "circle-alert",
  failed: "circle-x",
  expired: "clock",
};

/** What became of a payment that waited. A cancelled one is no news to who cancelled it. */
export function Outcome({ id, dismiss }: { id: string; dismiss: () => void }) {
  const { data: payment } = useQuery<Payment>(`/api/payments/${id}`);
  const state = payment?.state;
  const isNothing = state === "pending" || state === "cancelled";
  useEffect(() => {
    if (isNothing) dismiss();
  }, [isNothing, dismiss]);

  const words = payment && outcomeWords(payment);
  useEffect(() => {
    if (words) announce(words);
  }, [words]);
  if (!payment || !words || !state) return null;

  return (
    <div className={`pending-outcome pending-outcome-${state}`}>
      <Icon name={pictures[state] ?? "info"} />
      <p className="pending-what">
        <strong>{words}</strong>
        <small>
          <Link className="link" href={paymentAddress(id)}>{t("pending.details")}</Link>
          {payment.invoiceId && (
            <>
              {" · "}
              <a
                className="link"
                href={`/api/invoices/${payment.invoiceId}.pdf`}
                target="_blank"
                rel="noopener"
              >
                {t("payment.invoice")}
              </a>
            </>
          )}
        </small>
      </p>
      <IconButton icon="x" label={t("action.dismiss")} onClick={dismiss} />
    </div>
  );
}

function outcomeWords(payment: Payment): string | undefined {
  const what = boughtBy(payment);
  switch (payment.state) {
    case "captured":
      return isForPlan(payment)
        ? t("payment.captured.plan", { what })
        : t("pending.done", { points: formatPoints(payment.points, 0) });
    case "suspense":
      return t("pending.suspense");
    case "failed":
      return t("pending.failed", { what });
    case "expired":
      return t("pending.expired", { what });
    case "pending":
    case "cancelled":
      return undefined;
  }
}
