import { useState } from "react";
import { api } from "../../../api/client.ts";
import type { SuspenseItem, SuspenseResolution } from "../../../api/types.ts";
import { invalidate } from "../../../data/store.ts";
import { t } from "../../../i18n/index.ts";
import { suspenseSaid } from "../../../i18n/told/say.ts";
import { formatDateTime } from "../../../i18n/format.ts";
import { formatMoney } from "../../../i18n/money.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../../ui/Dialog.tsx";
import { TextField } from "../../../ui/Field.tsx";
import { Form, FormProblem, type FormValues, SubmitButton } from "../../../ui/Form.tsx";
import { Note } from "../../../ui/Note.tsx";
import { RadioCards } from "../../../ui/RadioCards.tsx";
import { Time } from "../../../ui/Time.tsx";
import { toast } from "../../../ui/toasts.ts";
import { gatewayName } from "./gateway.ts";

const all: readonly SuspenseResolution[] = ["credit", "refund", "other"];

/** What becomes of the money. What each choice does is said before it is done. */
export function ResolveDialog({ item, onClose }: { item: SuspenseItem; onClose: () => void }) {
  const choices = all.filter((choice) => item.may.includes(choice));
  const [choice, setChoice] = useState<SuspenseResolution | "">(choices.length === 1 ? choices[0]! : "");
  const amount = formatMoney(item.amount);
  const words = {
    amount,
    workspace: item.workspaceName ?? t("op.suspense.nobody"),
    gateway: gatewayName(item.gateway),
  };

  const submit = async (values: FormValues, key: string) => {
    const body = { as: choice, reason: values.text("reason") };
    await api.put(`/api/operator/suspense/${item.id}/resolution`, body, { key });
    invalidate("/api/operator", "/api/payments");
    toast({ tone: "ok", text: t("op.suspense.done", { amount }) });
    onClose();
  };

  return (
    <Dialog title={t("op.suspense.title", { amount })} onClose={onClose}>
      <Form onSubmit={submit}>
        <DialogBody>
          <FormProblem fields={["reason"]} />
          <p>{suspenseSaid(item)}</p>
          <dl className="facts">
            <dt>{t("op.workspace")}</dt>
            <dd dir="auto">{item.workspaceName ?? t("op.suspense.nobody")}</dd>
            <dt>{t("payments.gateway")}</dt>
            <dd>
              {gatewayName(item.gateway)} {item.gatewayPayment && <code>{item.gatewayPayment}</code>}
            </dd>
            <dt>{t("journal.at")}</dt>
            <dd>
              <Time at={item.at} format={formatDateTime} />
            </dd>
          </dl>
          <RadioCards
            label={t("op.suspense.choose")}
            name="as"
            value={choice}
            onChange={setChoice}
            choices={choices.map((value) => ({
              value,
              label: t(`op.resolution.${value}`),
              help: t(`op.resolution.${value}.help`, words),
            }))}
          />
          <TextField
            name="reason"
            label={t("refund.reason")}
            help={t("op.suspense.reason.help")}
            required
            maxLength={200}
          />
          {choice && (
            <Note tone={choice === "refund" ? "warn" : "info"}>
              <strong>{t("op.suspense.then")}</strong>
              <p>{t(`op.resolution.${choice}.then`, words)}</p>
            </Note>
          )}
        </DialogBody>
        <DialogFoot>
          <Button onClick={onClose}>{t("action.keep")}</Button>
          <SubmitButton kind={choice === "refund" ? "danger" : "primary"} disabled={!choice}>
            {choice ? t(`op.resolution.${choice}.do`, { amount }) : t("op.suspense.resolve")}
          </SubmitButton>
        </DialogFoot>
      </Form>
    </Dialog>
  );
}
