import { useState } from "react";
import { withQuery } from "../../api/client.ts";
import type { Plan, PlanInterval, Subscription, SubscriptionPreview } from "../../api/types.ts";
import { navigate } from "../../app/router.ts";
import { useSession } from "../../app/session.ts";
import { useQuery } from "../../data/useQuery.ts";
import { t } from "../../i18n/index.ts";
import { formatMoney, minorOf } from "../../i18n/money.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../ui/Dialog.tsx";
import { Form, FormProblem, SubmitButton } from "../../ui/Form.tsx";
import { Note } from "../../ui/Note.tsx";
import { Stepper } from "../../ui/Stepper.tsx";
import { Segments } from "../../ui/Tabs.tsx";
import { toast } from "../../ui/toasts.ts";
import { GatewayChoice } from "../billing/add/GatewayChoice.tsx";
import { useSettled, useTerms } from "../billing/useBilling.ts";
import { takePlan } from "./actions.ts";
import { extraPrice } from "./plan.ts";
import { PreviewBill } from "./PreviewBill.tsx";
import { Refusals } from "./Refusals.tsx";

type Properties = { plan: Plan; interval: PlanInterval; subscription: Subscription; onClose: () => void };

/** A plan with its extras: what is due now, what comes later, and only then the word for it. */
export function TakeDialog({ plan, interval: first, subscription, onClose }: Properties) {
  const { currency } = useSession().workspace;
  const [member, channel] = [extraPrice(plan, currency, "members"), extraPrice(plan, currency, "channels")];
  const [interval, setInterval] = useState(first);
  const [extraMembers, setMembers] = useState(member ? subscription.extraMembers : 0);
  const [extraChannels, setChannels] = useState(channel ? subscription.extraChannels : 0);
  const [chosen, setChosen] = useState("");
  const path = withQuery("/api/subscription/preview", {
    plan: plan.id,
    interval,
    extraMembers,
    extraChannels,
  });
  const settled = useSettled(path, 200);
  const preview = useQuery<SubscriptionPreview>(settled);
  const [before, setBefore] = useState<SubscriptionPreview>();
  if (preview.data && preview.data !== before) setBefore(preview.data);
  const isFresh = settled === path && preview.data !== undefined;
  const shown = preview.data ?? before;
  const isDue = !!shown && minorOf(shown.total.amount) > 0n;
  const gateways = useTerms().data?.gateways ?? [];
  const gateway = gateways.some(({ id }) => id === chosen) ? chosen : gateways[0]?.id;
  const isBlocked = !isFresh || shown!.refusals.length > 0 || (isDue && !gateway);

  const submit = async (_: unknown, key: string) => {
    const wish = { plan, interval, extraMembers, extraChannels };
    const taken = await takePlan(wish, isDue ? gateway : undefined, key);
    if (taken.payment?.state === "pending") return;
    toast({ tone: "ok", text: t(shown?.takesEffect === "renewal" ? "plan.taken.later" : "plan.taken.now") });
    navigate("/settings/plan", { replace: true });
  };

  return (
    <Dialog
      title={t(plan.id === subscription.plan.id ? "plan.take.adjust" : "plan.take.title", {
        plan: plan.name,
      })}
      onClose={onClose}
    >
      <Form onSubmit={submit}>
        <DialogBody>
          <FormProblem />
          <Segments
            label={t("plan.interval")}
            value={interval}
            onChange={setInterval}
            choices={[
              { value: "month", label: t("plan.interval.month") },
              { value: "year", label: t("plan.interval.year") },
            ]}
          />
          {(member || channel) && (
            <div className="steppers">
              {member && (
                <Stepper
                  label={t("plan.extraMembers")}
                  help={t("plan.each", { price: formatMoney(member) })}
                  value={extraMembers}
                  onChange={setMembers}
                />
              )}
              {channel && (
                <Stepper
                  label={t("plan.extraChannels")}
                  help={t("plan.each", { price: formatMoney(channel) })}
                  value={extraChannels}
                  onChange={setChannels}
                />
              )}
            </div>
          )}
          {preview.problem && settled === path && (
            <Note tone="danger">{preview.problem.detail || preview.problem.title}</Note>
          )}
          <Refusals refusals={shown?.refusals ?? []} />
          <PreviewBill preview={shown} interval={interval} isFresh={isFresh} />
          {isDue && shown!.refusals.length === 0 && (gateway
            ? <GatewayChoice gateways={gateways} value={gateway} onChange={setChosen} />
            : <Note tone="warn">{t("add.noGateway")}</Note>)}
        </DialogBody>
        <DialogFoot>
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <SubmitButton disabled={isBlocked}>
            {isDue && isFresh
              ? t("add.pay", { total: formatMoney(shown.total) })
              : t(shown?.takesEffect === "renewal" ? "plan.confirm.later" : "plan.confirm.now")}
          </SubmitButton>
        </DialogFoot>
      </Form>
    </Dialog>
  );
}
