import { useEffect, useState } from "react";
import { api } from "../../../api/client.ts";
import type { BillingProfile, BillingTerms, Payment } from "../../../api/types.ts";
import { invalidate, queries } from "../../../data/store.ts";
import { t } from "../../../i18n/index.ts";
import { formatWhole, numberParts } from "../../../i18n/format.ts";
import { formatMoney } from "../../../i18n/money.ts";
import { parsePoints } from "../../../i18n/points.ts";
import { Button } from "../../../ui/Button.tsx";
import { DialogBody, DialogFoot } from "../../../ui/Dialog.tsx";
import { Form, FormProblem, SubmitButton } from "../../../ui/Form.tsx";
import { Note } from "../../../ui/Note.tsx";
import { readAmount, wholePoints } from "../amount.ts";
import { goToCheckout, tabForGateway } from "../checkout.ts";
import { AmountField } from "./AmountField.tsx";
import { BilledTo } from "./BilledTo.tsx";
import { Bill } from "./Bill.tsx";
import { GatewayChoice } from "./GatewayChoice.tsx";
import { useQuote } from "./useQuote.ts";

type Properties = {
  terms: BillingTerms;
  profile: BillingProfile;
  proposed: bigint | undefined;
  /** What is typed; null before anything is. It outlives the way to the billing details and back. */
  text: string | null;
  setText: (text: string) => void;
  askDetails: () => void;
  onClose: () => void;
};

const usual = 1_000n;

export function PayForm({ terms, profile, proposed, text, setText, askDetails, onClose }: Properties) {
  const bounds = {
    least: wholePoints(parsePoints(terms.pointsMin)),
    most: parsePoints(terms.pointsMax) / 1_000_000n,
  };
  const clamp = (points: bigint) =>
    points < bounds.least ? bounds.least : points > bounds.most ? bounds.most : points;
  const typed = text ?? formatWhole(clamp(proposed ?? usual));
  const amount = readAmount(typed, bounds, numberParts());
  const points = amount.fault ? null : String(amount.points);
  const quote = useQuote(points);
  const [gateway, setGateway] = useState(() => terms.gateways[0]?.id ?? "");
  const isBlocked = terms.gateways.length === 0;
  const needsDetails = !terms.profileComplete;

  // Another tab, or the operator, may have taken the chosen gateway away.
  useEffect(() => {
    if (!terms.gateways.some((known) => known.id === gateway)) setGateway(terms.gateways[0]?.id ?? "");
  }, [terms.gateways, gateway]);

  const pay = async (key: string) => {
    const tab = tabForGateway(gateway);
    try {
      const payment = await api.post<Payment>("/api/payments", { points, gateway }, { key });
      queries.put(`/api/payments/${payment.id}`, payment);
      invalidate("/api/payments");
      goToCheckout(payment, tab);
    } catch (problem) {
      tab?.close();
      throw problem;
    }
  };
  const submit = (_: unknown, key: string) => {
    if (amount.fault) return Promise.resolve();
    if (!needsDetails) return pay(key);
    askDetails();
    return Promise.resolve();
  };

  return (
    <Form onSubmit={submit}>
      <DialogBody>
        <FormProblem fields={["points"]} />
        <AmountField
          text={typed}
          setText={setText}
          amount={amount}
          bounds={bounds}
          price={terms.pricePerPoint}
          proposed={proposed === undefined ? undefined : clamp(proposed)}
        />
        <Bill terms={terms} points={points} quote={quote} />
        {quote.problem && (
          <Note tone="danger">
            {quote.problem.detail || quote.problem.title}
          </Note>
        )}
        <BilledTo profile={profile} isComplete={terms.profileComplete} change={askDetails} />
        {isBlocked
          ? <Note tone="warn">{t("add.noGateway")}</Note>
          : <GatewayChoice gateways={terms.gateways} value={gateway} onChange={setGateway} />}
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>{t("action.cancel")}</Button>
        <SubmitButton disabled={isBlocked || !!amount.fault}>
          {needsDetails
            ? t("add.toDetails")
            : quote.total
            ? t("add.pay", { total: formatMoney(quote.total) })
            : t("add.payBare")}
        </SubmitButton>
      </DialogFoot>
    </Form>
  );
}
