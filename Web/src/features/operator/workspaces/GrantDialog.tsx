import { useState } from "react";
import { api } from "../../../api/client.ts";
import type { OperatorWorkspaceDetail } from "../../../api/types.ts";
import { useSession } from "../../../app/session.ts";
import { invalidate } from "../../../data/store.ts";
import { t } from "../../../i18n/index.ts";
import { numberParts } from "../../../i18n/format.ts";
import { formatMicroPoints, parsePoints, pointsText } from "../../../i18n/points.ts";
import { dayAfter, zonedInstant, zonedLocal } from "../../../i18n/zone.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../../ui/Dialog.tsx";
import { TextField } from "../../../ui/Field.tsx";
import { Form, FormProblem, type FormValues, SubmitButton } from "../../../ui/Form.tsx";
import { RadioCards } from "../../../ui/RadioCards.tsx";
import { toast } from "../../../ui/toasts.ts";
import { useNow } from "../../../ui/useNow.ts";
import { type GrantDirection, planGrant } from "./grant.ts";
import { GrantPreview } from "./GrantPreview.tsx";

const directions = ["promotion", "add", "takeBack"] as const;

/** Without decimals where there are none. */
const sizeOf = (micro: bigint) => formatMicroPoints(micro, micro % 1_000_000n === 0n ? 0 : undefined);

type Properties = { workspace: OperatorWorkspaceDetail; onClose: () => void };

/** Gives or takes back points by hand. The balance after it is shown before it is done. */
export function GrantDialog({ workspace, onClose }: Properties) {
  const { timeZone } = useSession().workspace;
  const [direction, setDirection] = useState<GrantDirection>("promotion");
  const [text, setText] = useState("");
  const available = parsePoints(workspace.credits.available);
  const plan = planGrant(text, direction, available, numberParts());
  const amount = plan.fault ? null : plan.amount;
  const shown = amount === null ? "" : sizeOf(amount < 0n ? -amount : amount);
  const isTaken = direction === "takeBack";
  const today = zonedLocal(useNow(60_000), timeZone).slice(0, 10);

  const submit = async (values: FormValues, key: string) => {
    if (amount === null) return;
    const day = values.text("expiresAt");
    await api.post(`/api/operator/workspaces/${workspace.id}/grants`, {
      kind: direction === "promotion" ? "promotion" : "adjustment",
      points: pointsText(amount),
      reason: values.text("reason"),
      // Until the end of that day.
      expiresAt: day && !isTaken
        ? new Date(zonedInstant(`${dayAfter(day)}T00:00`, timeZone)).toISOString()
        : undefined,
    }, { key });
    invalidate("/api/operator", "/api/credits");
    toast({
      tone: "ok",
      text: t(isTaken ? "op.grant.taken" : "op.grant.given", { points: shown, name: workspace.name }),
    });
    onClose();
  };

  return (
    <Dialog title={t("op.grant.title", { name: workspace.name })} onClose={onClose}>
      <Form onSubmit={submit}>
        <DialogBody>
          <FormProblem fields={["points", "reason", "expiresAt"]} />
          <RadioCards
            label={t("op.grant.kind")}
            name="direction"
            value={direction}
            onChange={setDirection}
            choices={directions.map((value) => ({
              value,
              label: t(`op.grant.${value}`),
              help: t(`op.grant.${value}.help`),
            }))}
          />
          <div className="field-row">
            <TextField
              name="points"
              label={t("op.grant.points")}
              inputMode="decimal"
              className="field-number"
              value={text}
              required
              maxLength={20}
              error={plan.fault && plan.fault !== "empty"
                ? t(`op.grant.fault.${plan.fault}`, {
                  most: formatMicroPoints(available > 0n ? available : 0n),
                })
                : undefined}
              onChange={(event) => setText(event.target.value)}
            />
            {!isTaken && (
              <TextField
                name="expiresAt"
                label={t("op.grant.expires")}
                type="date"
                min={dayAfter(today)}
                isOptional
                help={t("op.grant.expires.help")}
              />
            )}
          </div>
          <TextField
            name="reason"
            label={t("op.grant.reason")}
            help={t("op.grant.reason.help")}
            required
            maxLength={200}
          />
          <GrantPreview available={available} amount={amount} />
        </DialogBody>
        <DialogFoot>
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <SubmitButton kind={isTaken ? "danger" : "primary"} disabled={amount === null}>
            {amount === null
              ? t(isTaken ? "op.grant.takeBack" : "op.grant.open")
              : t(isTaken ? "op.grant.do.take" : "op.grant.do.give", { points: shown })}
          </SubmitButton>
        </DialogFoot>
      </Form>
    </Dialog>
  );
}
