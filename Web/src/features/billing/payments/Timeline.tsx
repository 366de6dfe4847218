import type { Payment } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { formatDateTime } from "../../../i18n/format.ts";
import { formatMoney } from "../../../i18n/money.ts";
import { formatPoints } from "../../../i18n/points.ts";
import { Time } from "../../../ui/Time.tsx";
import { boughtBy, isForPlan } from "../what.ts";
import { type Step, timelineSteps } from "./timelineSteps.ts";

const tones: Partial<Record<Step["kind"], string>> = {
  captured: "ok",
  capturedLate: "warn",
  pending: "now",
  failed: "danger",
  suspense: "danger",
  aside: "danger",
  settled: "ok",
  disputeOpen: "warn",
  disputeLost: "danger",
  disputeWon: "ok",
};

export function Timeline({ payment }: { payment: Payment }) {
  return (
    <section className="card" aria-labelledby="timeline">
      <div className="card-head">
        <h2 id="timeline">{t("timeline.title")}</h2>
      </div>
      <ol className="timeline">
        {timelineSteps(payment).map((step, index) => (
          <li key={index} className={`timeline-${tones[step.kind] ?? "plain"}`}>
            <span>{words(step, payment)}</span>
            {step.at && <Time at={step.at} format={formatDateTime} />}
          </li>
        ))}
      </ol>
    </section>
  );
}

function words(step: Step, payment: Payment) {
  const isPlan = isForPlan(payment);
  if (step.kind === "refund") {
    const { amount, state } = step.refund;
    if (isPlan && state !== "failed") return t("timeline.moneyBack", { amount: formatMoney(amount) });
    return t(`timeline.refund.${state}`, {
      amount: formatMoney(amount),
      points: formatPoints(step.refund.points, 2),
    });
  }
  if (step.kind === "aside") {
    return t(`timeline.aside.${step.aside.reason}`, { amount: formatMoney(step.aside.amount) });
  }
  if (step.kind === "settled") {
    return t(`timeline.settled.${step.aside.resolution ?? "other"}`, {
      amount: formatMoney(step.aside.amount),
    });
  }
  if (isPlan && step.kind === "captured") return t("timeline.paid");
  if (isPlan && step.kind === "capturedLate") return t("timeline.paidLate");
  return t(`timeline.${step.kind}`, {
    what: boughtBy(payment),
    points: formatPoints(payment.points, 0),
    total: formatMoney(payment.total),
  });
}
