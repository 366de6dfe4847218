import { useState } from "react";
import { api } from "../../../api/client.ts";
import type { OperatorPlan, OperatorSubscription } from "../../../api/types.ts";
import { useSession } from "../../../app/session.ts";
import { invalidate } from "../../../data/store.ts";
import { t } from "../../../i18n/index.ts";
import { dayAfter, zonedInstant, zonedLocal } from "../../../i18n/zone.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../../ui/Dialog.tsx";
import { SelectField, TextField } from "../../../ui/Field.tsx";
import { Form, FormProblem, type FormValues, SubmitButton } from "../../../ui/Form.tsx";
import { Note } from "../../../ui/Note.tsx";
import { toast } from "../../../ui/toasts.ts";
import { useNow } from "../../../ui/useNow.ts";
import { operatorStates } from "../../plans/states.ts";

type Properties = {
  subscription: OperatorSubscription;
  plans: readonly OperatorPlan[];
  onClose: () => void;
};

/** Puts a workspace on another plan or in another state by hand, without a payment. */
export function ChangeDialog({ subscription, plans, onClose }: Properties) {
  const { timeZone } = useSession().workspace;
  const [state, setState] = useState("");
  const tomorrow = dayAfter(zonedLocal(useNow(60_000), timeZone).slice(0, 10));
  const offered = plans.filter((plan) => !plan.retiredAt || plan.id === subscription.plan.id);

  const submit = async (values: FormValues, key: string) => {
    const day = values.text("trialEndsAt");
    await api.put(`/api/operator/subscriptions/${subscription.workspaceId}`, {
      planId: values.text("planId"),
      state: state || undefined,
      trialEndsAt: day ? new Date(zonedInstant(`${dayAfter(day)}T00:00`, timeZone)).toISOString() : undefined,
      reason: values.text("reason"),
    }, { key });
    invalidate("/api/operator", "/api/subscription");
    toast({ tone: "ok", text: t("op.subscription.changed", { name: subscription.workspaceName }) });
    onClose();
  };

  return (
    <Dialog title={t("op.subscription.title", { name: subscription.workspaceName })} onClose={onClose}>
      <Form onSubmit={submit}>
        <DialogBody>
          <FormProblem fields={["planId", "state", "trialEndsAt", "reason"]} />
          <SelectField name="planId" label={t("op.plan")} defaultValue={subscription.plan.id}>
            {!offered.some((plan) => plan.id === subscription.plan.id) && (
              <option value={subscription.plan.id}>{subscription.plan.name}</option>
            )}
            {offered.map((plan) => <option key={plan.id} value={plan.id}>{plan.name}</option>)}
          </SelectField>
          <SelectField
            name="state"
            label={t("op.state")}
            help={t("op.subscription.state.help")}
            value={state}
            onChange={(event) => setState(event.target.value)}
          >
            <option value="">
              {t("op.subscription.state.same", { state: t(`plan.state.${subscription.state}`) })}
            </option>
            {operatorStates.map((value) => (
              <option key={value} value={value}>{t(`plan.state.${value}`)}</option>
            ))}
          </SelectField>
          {state === "trialing" && (
            <TextField
              name="trialEndsAt"
              label={t("op.subscription.trialEnds")}
              type="date"
              min={tomorrow}
              required
            />
          )}
          <TextField
            name="reason"
            label={t("refund.reason")}
            help={t("op.subscription.reason.help")}
            required
            maxLength={200}
          />
          <Note tone="info">{t("op.subscription.note")}</Note>
        </DialogBody>
        <DialogFoot>
          <Button onClick={onClose}>{t("action.keep")}</Button>
          <SubmitButton>{t("op.subscription.do")}</SubmitButton>
        </DialogFoot>
      </Form>
    </Dialog>
  );
}
