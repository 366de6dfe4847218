import { useState } from "react";
import { api } from "../../../api/client.ts";
import type { OperatorPlan, Page, SubscriptionState } from "../../../api/types.ts";
import { useSession } from "../../../app/session.ts";
import { invalidate } from "../../../data/store.ts";
import { useQuery } from "../../../data/useQuery.ts";
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
import { ReleaseDialog } from "./ReleaseDialog.tsx";
import "../../plans/texts.ts";

/** A workspace, with the plan that it has where it has one. */
export type Placed = {
  workspaceId: string;
  workspaceName: string;
  plan?: { id: string; name: string };
  state?: SubscriptionState;
};
type Properties = { placed: Placed; onClose: () => void };

/** Puts a workspace on a plan or in another state by hand, without a payment. */
export function ChangeDialog(
  { placed: { workspaceId, workspaceName: name, plan, state: present }, onClose }: Properties,
) {
  const { timeZone } = useSession().workspace;
  const plans = useQuery<Page<OperatorPlan>>("/api/operator/plans").data?.items ?? [];
  const [state, setState] = useState("");
  const [chosen, setChosen] = useState(plan?.id ?? "");
  const [isReleasing, setReleasing] = useState(false);
  const tomorrow = dayAfter(zonedLocal(useNow(60_000), timeZone).slice(0, 10));
  const offered = plans.filter((known) => !known.retiredAt || known.id === plan?.id);

  const submit = async (values: FormValues, key: string) => {
    const day = values.text("trialEndsAt");
    await api.put(`/api/operator/subscriptions/${workspaceId}`, {
      planId: chosen,
      state: state || undefined,
      trialEndsAt: day ? new Date(zonedInstant(`${dayAfter(day)}T00:00`, timeZone)).toISOString() : undefined,
      reason: values.text("reason"),
    }, { key });
    invalidate("/api/operator", "/api/subscription");
    toast({ tone: "ok", text: t("op.subscription.changed", { name }) });
    onClose();
  };

  return (
    <Dialog title={t("op.subscription.title", { name })} onClose={onClose}>
      <Form onSubmit={submit}>
        <DialogBody>
          <FormProblem fields={["planId", "state", "trialEndsAt", "reason"]} />
          <SelectField
            name="planId"
            label={t("op.plan")}
            required
            value={chosen}
            onChange={(event) => setChosen(event.target.value)}
          >
            {!plan && <option value="">{t("op.subscription.choose")}</option>}
            {plan && !offered.some((known) => known.id === plan.id) && (
              <option value={plan.id}>{plan.name}</option>
            )}
            {offered.map((known) => <option key={known.id} value={known.id}>{known.name}</option>)}
          </SelectField>
          <SelectField
            name="state"
            label={t("op.state")}
            help={t("op.subscription.state.help")}
            value={state}
            onChange={(event) => setState(event.target.value)}
          >
            <option value="">
              {present
                ? t("op.subscription.state.same", { state: t(`plan.state.${present}`) })
                : t("op.subscription.state.usual")}
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
          {plan && (
            <span className="foot-start">
              <Button kind="quiet" onClick={() => setReleasing(true)}>{t("op.subscription.release")}</Button>
            </span>
          )}
          <Button onClick={onClose}>{t("action.keep")}</Button>
          <SubmitButton disabled={!chosen}>{t("op.subscription.do")}</SubmitButton>
        </DialogFoot>
      </Form>
      {isReleasing && (
        <ReleaseDialog
          workspaceId={workspaceId}
          name={name}
          onClose={() => setReleasing(false)}
          onDone={onClose}
        />
      )}
    </Dialog>
  );
}
