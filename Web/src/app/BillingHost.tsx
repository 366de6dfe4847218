import { lazy, Suspense } from "react";
import { t } from "../i18n/index.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { useAddCredits } from "./addCredits.ts";
import { ErrorBoundary } from "./ErrorBoundary.tsx";
import { useMay } from "./session.ts";

const AddCredits = lazy(() => import("../features/billing/add/AddCredits.tsx"));
const PendingPayments = lazy(() => import("../features/billing/pending/PendingPayments.tsx"));

/** Add Credits, which opens over any screen. */
export function AddCreditsHost() {
  const { isOpen, points, close } = useAddCredits();
  const mayPay = useMay("billing.manage");
  if (!isOpen || !mayPay) return null;
  return (
    <ErrorBoundary
      frame={(words) => <Dialog title={t("credits.add")} onClose={close} size="small">{words}</Dialog>}
    >
      <Suspense fallback={null}>
        <AddCredits proposed={points} onClose={close} />
      </Suspense>
    </ErrorBoundary>
  );
}

/** Payments that wait to be completed or cancelled, told on every screen. */
export function PendingPaymentsHost() {
  const mayPay = useMay("billing.manage");
  if (!mayPay) return null;
  return (
    <ErrorBoundary frame={() => null}>
      <Suspense fallback={null}>
        <PendingPayments />
      </Suspense>
    </ErrorBoundary>
  );
}
