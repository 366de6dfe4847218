import { useState } from "react";
import { withQuery } from "../../../api/client.ts";
import type { Payment, RefundPreview } from "../../../api/types.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { t } from "../../../i18n/index.ts";
import { formatCivil, numberParts } from "../../../i18n/format.ts";
import { formatMoney, moneyText, readMoney } from "../../../i18n/money.ts";
import { isPositive } from "../../../i18n/points.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../../ui/Dialog.tsx";
import { Check, TextField } from "../../../ui/Field.tsx";
import { Form, FormProblem, type FormValues, SubmitButton } from "../../../ui/Form.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { Note } from "../../../ui/Note.tsx";
import { Points } from "../../../ui/Points.tsx";
import { toast } from "../../../ui/toasts.ts";
import { useGatewayName, useSettled } from "../useBilling.ts";
import { refundPayment } from "./actions.ts";
import { refundable } from "./states.ts";

/** Gives money back. What it takes from the balance, and whether sending stops, is said before it is done. */
export function RefundDialog({ payment, onClose }: { payment: Payment; onClose: () => void }) {
  const most = refundable(payment);
  const { currency } = payment.total;
  const money = (minor: bigint) => formatMoney({ amount: moneyText(minor), currency });
  const gateway = useGatewayName()(payment.gateway);
  const [text, setText] = useState(() => moneyText(most).replace(".", numberParts().decimal));
  const [isAgreed, setAgreed] = useState(false);
  // What is being carried out: asked anew meanwhile, of a payment that has nothing left, it would be refused.
  const [sent, setSent] = useState<RefundPreview>();
  const minor = readMoney(text, numberParts());
  const isGood = minor !== null && minor > 0n && minor <= most;
  const amount = isGood ? moneyText(minor) : null;
  const settled = useSettled(amount);
  const preview = useQuery<RefundPreview>(
    settled === null || sent
      ? null
      : withQuery(`/api/payments/${payment.id}/refund-preview`, { amount: settled }),
  );
  const shown = sent ?? (settled === amount ? preview.data : undefined);
  const taxStays = shown?.relief?.isOver ? shown.relief : null;
  const touchesBalance = !!shown && (shown.locks || isPositive(shown.debt));
  const needsWord = touchesBalance || !!taxStays;
  const fault = isGood
    ? undefined
    : t(minor !== null && minor > most ? "refund.fault.large" : "refund.fault.amount", { most: money(most) });

  const submit = async (values: FormValues, key: string) => {
    if (amount === null) return;
    setSent(shown);
    try {
      await refundPayment(payment.id, { amount: { amount, currency }, reason: values.text("reason") }, key);
    } catch (problem) {
      setSent(undefined);
      throw problem;
    }
    toast({ tone: "ok", text: t("refund.done", { amount: money(minor!) }) });
    onClose();
  };

  return (
    <Dialog title={t("refund.title")} onClose={onClose}>
      <Form onSubmit={submit}>
        <DialogBody>
          <FormProblem fields={["amount", "reason"]} />
          <TextField
            name="amount"
            label={t("refund.amount", { currency })}
            inputMode="decimal"
            className="field-number"
            value={text}
            required
            error={fault}
            help={t("refund.amount.help", { most: money(most) })}
            onChange={(event) => setText(event.target.value)}
          />
          <TextField
            name="reason"
            label={t("refund.reason")}
            help={t("refund.reason.help")}
            required
            maxLength={200}
          />
          <Consequences preview={shown} problem={preview.problem?.detail || preview.problem?.title} />
          {shown?.locks && (
            <Note tone="danger">
              <strong>{t("refund.locks.title")}</strong>
              <p>{t("refund.locks.text")}</p>
            </Note>
          )}
          {taxStays && (
            <Note tone="warn">
              <strong>{t("refund.taxStays.title")}</strong>
              <p>{t("refund.taxStays.text", { day: formatCivil(taxStays.until) })}</p>
            </Note>
          )}
          {needsWord && (
            <Check
              label={touchesBalance ? t("refund.agree") : t("refund.taxStays.agree")}
              checked={isAgreed}
              onChange={(event) => setAgreed(event.target.checked)}
            />
          )}
          <p className="muted cost-note">{t("refund.note", { gateway })}</p>
        </DialogBody>
        <DialogFoot>
          <Button onClick={onClose}>{t("action.keep")}</Button>
          <SubmitButton kind="danger" disabled={!shown || (needsWord && !isAgreed)}>
            {isGood ? t("refund.do", { amount: money(minor) }) : t("refund.title")}
          </SubmitButton>
        </DialogFoot>
      </Form>
    </Dialog>
  );
}

function Consequences({ preview, problem }: { preview: RefundPreview | undefined; problem?: string }) {
  if (problem && !preview) {
    return (
      <p className="field-error">
        <Icon name="circle-alert" size={14} />
        {problem}
      </p>
    );
  }
  return (
    <dl className={`credits-facts refund-facts${preview ? "" : " bill-stale"}`} aria-live="polite">
      {preview?.amount && (
        <div>
          <dt>{t("refund.goesBack")}</dt>
          <dd className="number">{formatMoney(preview.amount)}</dd>
        </div>
      )}
      <Line name={t("refund.points")} amount={preview?.points} />
      <Line name={t("refund.taken")} amount={preview?.taken} />
      <Line name={t("refund.debt")} amount={preview?.debt} isBad={isPositive(preview?.debt)} />
    </dl>
  );
}

function Line({ name, amount, isBad }: { name: string; amount: string | undefined; isBad?: boolean }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className={isBad ? "is-bad" : undefined}>
        {amount === undefined ? "–" : <Points amount={amount} decimals={2} />}
      </dd>
    </div>
  );
}
