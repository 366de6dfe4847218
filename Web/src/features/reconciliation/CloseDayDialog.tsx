import { api, withQuery } from "../../api/client.ts";
import { invalidate } from "../../data/store.ts";
import { t } from "../../i18n/index.ts";
import { formatCivil } from "../../i18n/format.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../ui/Dialog.tsx";
import { TextField } from "../../ui/Field.tsx";
import { Form, FormProblem, type FormValues, SubmitButton } from "../../ui/Form.tsx";
import { toast } from "../../ui/toasts.ts";

/** Takes a difference for known: the day is settled, with somebody's word for it. */
export function CloseDayDialog(
  { day, channel, onClose }: { day: string; channel: string; onClose: () => void },
) {
  const submit = async (values: FormValues, key: string) => {
    const path = withQuery(`/api/reconciliation/${day}/closing`, { channel });
    await api.put(path, { reason: values.text("reason") }, { key });
    invalidate("/api/reconciliation", "/api/credits");
    toast({ tone: "ok", text: t("recon.closed", { day: formatCivil(day) }) });
    onClose();
  };
  return (
    <Dialog title={t("recon.close.title", { day: formatCivil(day) })} onClose={onClose} size="small">
      <Form onSubmit={submit}>
        <DialogBody>
          <FormProblem fields={["reason"]} />
          <p className="muted">{t("recon.close.text")}</p>
          <TextField
            name="reason"
            label={t("refund.reason")}
            help={t("recon.close.reason")}
            required
            maxLength={200}
          />
        </DialogBody>
        <DialogFoot>
          <Button onClick={onClose}>{t("action.keep")}</Button>
          <SubmitButton>{t("recon.close")}</SubmitButton>
        </DialogFoot>
      </Form>
    </Dialog>
  );
}
