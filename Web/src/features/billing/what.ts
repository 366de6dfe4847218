import type { Payment } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";
import { formatPoints } from "../../i18n/points.ts";

/** Whether a plan is paid by it, and not points. */
export const isForPlan = (payment: Payment) => payment.purpose === "subscription";

/** What is bought, in a few words. */
export const boughtBy = (payment: Payment) =>
  isForPlan(payment) && payment.title
    ? payment.title
    : t("payments.points", { points: formatPoints(payment.points, 0) });
