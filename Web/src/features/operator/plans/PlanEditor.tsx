import { useState } from "react";
import { api } from "../../../api/client.ts";
import type { OperatorPlan, Page, Plan } from "../../../api/types.ts";
import { invalidate } from "../../../data/store.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { t } from "../../../i18n/index.ts";
import { numberParts } from "../../../i18n/format.ts";
import { Button } from "../../../ui/Button.tsx";
import { Confirm } from "../../../ui/Confirm.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../../ui/Dialog.tsx";
import { Check, TextArea, TextField } from "../../../ui/Field.tsx";
import { Form, FormProblem, SubmitButton } from "../../../ui/Form.tsx";
import { Note } from "../../../ui/Note.tsx";
import { toast } from "../../../ui/toasts.ts";
import { limitKeys } from "../../plans/plan.ts";
import { draftOf, isGood, planBody, type PlanDraft } from "./planForm.ts";
import { PlanLimits } from "./PlanLimits.tsx";
import { PriceRows } from "./PriceRows.tsx";

const path = "/api/operator/plans";

/** A plan, new or changed. What those who have it pay is not changed before they renew. */
export function PlanEditor({ plan, onClose }: { plan: OperatorPlan | undefined; onClose: () => void }) {
  const parts = numberParts();
  const known = useQuery<Page<Plan>>("/api/plans").data?.items[0]?.features ?? [];
  const [typed, setTyped] = useState<PlanDraft>();
  const [isRetiring, setRetiring] = useState(false);
  const draft = typed ?? draftOf(plan, parts.decimal, known);
  const change = (changed: Partial<PlanDraft>) => setTyped({ ...draft, ...changed });

  const save = async (_: unknown, key: string) => {
    const body = planBody(draft, parts);
    if (plan) await api.patch(`${path}/${plan.id}`, body, { key });
    else await api.post(path, body, { key });
    invalidate("/api/operator", "/api/plans", "/api/subscription");
    toast({ tone: "ok", text: t("op.plan.saved", { name: body.name }) });
    onClose();
  };
  const retire = async () => {
    await api.put(`${path}/${plan!.id}/retirement`);
    invalidate("/api/operator", "/api/plans");
    onClose();
  };

  return (
    <Dialog title={plan?.name ?? t("op.plan.new")} onClose={onClose} size="large">
      <Form onSubmit={save}>
        <DialogBody>
          <FormProblem
            fields={["name", "description", "trialDays", ...limitKeys.map((key) => `limits.${key}`)]}
          />
          {plan?.retiredAt && <Note tone="info">{t("op.plan.retired.text")}</Note>}
          <TextField
            name="name"
            label={t("op.plan.name")}
            required
            maxLength={60}
            value={draft.name}
            onChange={(event) => change({ name: event.target.value })}
          />
          <TextArea
            name="description"
            label={t("op.plan.description")}
            help={t("op.plan.description.help")}
            rows={2}
            maxLength={500}
            value={draft.description}
            onChange={(event) => change({ description: event.target.value })}
          />
          <PriceRows draft={draft} change={change} />
          <PlanLimits draft={draft} change={change} />
          {draft.features.length > 0 && (
            <fieldset className="stack-tight">
              <legend className="field-label">{t("op.plan.features")}</legend>
              {draft.features.map((feature) => (
                <Check
                  key={feature.key}
                  label={feature.label}
                  checked={feature.included}
                  onChange={(event) =>
                    change({
                      features: draft.features.map((other) =>
                        other === feature ? { ...feature, included: event.target.checked } : other
                      ),
                    })}
                />
              ))}
            </fieldset>
          )}
          <Check
            label={t("op.plan.isDefault")}
            help={t("op.plan.isDefault.help")}
            checked={draft.isDefault}
            onChange={(event) => change({ isDefault: event.target.checked })}
          />
          {plan && plan.workspaces > 0 && (
            <Note tone="info">{t("op.plan.inUse", { count: plan.workspaces })}</Note>
          )}
        </DialogBody>
        <DialogFoot>
          {plan && !plan.retiredAt && (
            <span className="foot-start">
              <Button kind="quiet" onClick={() => setRetiring(true)}>{t("op.plan.retire")}</Button>
            </span>
          )}
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <SubmitButton disabled={!isGood(draft, parts)}>
            {t(plan ? "action.save" : "op.plan.create")}
          </SubmitButton>
        </DialogFoot>
      </Form>
      {plan && isRetiring && (
        <Confirm
          title={t("op.plan.retire.title", { name: plan.name })}
          action={t("op.plan.retire")}
          isDanger
          run={retire}
          onClose={() => setRetiring(false)}
        >
          <p>{t("op.plan.retire.text", { count: plan.workspaces })}</p>
        </Confirm>
      )}
    </Dialog>
  );
}
