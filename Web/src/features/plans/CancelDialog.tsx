import type { Subscription } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";
import { formatDay } from "../../i18n/format.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../ui/Dialog.tsx";
import { TextArea } from "../../ui/Field.tsx";
import { Form, FormProblem, type FormValues, SubmitButton } from "../../ui/Form.tsx";
import { toast } from "../../ui/toasts.ts";
import { cancelPlan } from "./actions.ts";

/** Ends the plan with its period. What stays and what does not is said before. */
export function CancelDialog({ subscription, onClose }: { subscription: Subscription; onClose: () => void }) {
  const { plan, renewsAt, trialEndsAt, state } = subscription;
  const end = state === "trialing" ? trialEndsAt : renewsAt;
  const submit = async (values: FormValues) => {
    await cancelPlan(values.text("reason"));
    toast({ tone: "ok", text: t("plan.cancelled") });
    onClose();
  };
  return (
    <Dialog title={t("plan.cancel.title", { plan: plan.name })} onClose={onClose}>
      <Form onSubmit={submit}>
        <DialogBody>
          <FormProblem fields={["reason"]} />
          <ul className="meaning">
            <li>
              {end && state !== "past_due"
                ? t("plan.cancel.until", { day: formatDay(end) })
                : t("plan.cancel.now")}
            </li>
            <li>{t("plan.cancel.after")}</li>
            <li>{t("plan.cancel.kept")}</li>
            <li>{t("plan.cancel.back")}</li>
          </ul>
          <TextArea name="reason" label={t("plan.cancel.reason")} rows={2} maxLength={200} />
        </DialogBody>
        <DialogFoot>
          <Button onClick={onClose}>{t("plan.cancel.keep")}</Button>
          <SubmitButton kind="danger">{t("plan.cancel")}</SubmitButton>
        </DialogFoot>
      </Form>
    </Dialog>
  );
}
