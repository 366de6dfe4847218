import { api, withQuery } from "../../../api/client.ts";
import { invalidate } from "../../../data/store.ts";
import { t } from "../../../i18n/index.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../../ui/Dialog.tsx";
import { TextField } from "../../../ui/Field.tsx";
import { Form, FormProblem, type FormValues, SubmitButton } from "../../../ui/Form.tsx";
import { toast } from "../../../ui/toasts.ts";

type Properties = { workspaceId: string; name: string; onClose: () => void; onDone: () => void };

/** Takes a workspace off its plan: everything is unlimited again. */
export function ReleaseDialog({ workspaceId, name, onClose, onDone }: Properties) {
  const submit = async (values: FormValues, key: string) => {
    const path = withQuery(`/api/operator/subscriptions/${workspaceId}`, { reason: values.text("reason") });
    await api.delete(path, { key });
    invalidate("/api/operator", "/api/subscription");
    toast({ tone: "ok", text: t("op.subscription.released", { name }) });
    onDone();
  };
  return (
    <Dialog title={t("op.subscription.release.title", { name })} onClose={onClose} size="small">
      <Form onSubmit={submit}>
        <DialogBody>
          <FormProblem fields={["reason"]} />
          <p className="muted">{t("op.subscription.release.text")}</p>
          <TextField
            name="reason"
            label={t("refund.reason")}
            help={t("op.subscription.reason.help")}
            required
            maxLength={200}
          />
        </DialogBody>
        <DialogFoot>
          <Button onClick={onClose}>{t("action.keep")}</Button>
          <SubmitButton kind="danger">{t("op.subscription.release")}</SubmitButton>
        </DialogFoot>
      </Form>
    </Dialog>
  );
}
