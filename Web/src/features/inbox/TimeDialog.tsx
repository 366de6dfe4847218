import { useState } from "react";
import { useSession } from "../../app/session.ts";
import { t } from "../../i18n/index.ts";
import { zonedInstant, zonedLocal } from "../../i18n/zone.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../ui/Dialog.tsx";
import { TextField } from "../../ui/Field.tsx";
import { Form, type FormValues, SubmitButton } from "../../ui/Form.tsx";

type Properties = {
  title: string;
  action: string;
  hasNote?: boolean;
  /** Not after this instant. */
  latest?: string | null;
  submit: (at: string, note?: string) => void;
  onClose: () => void;
};

/** Any time, by the workspace's clock. */
export function TimeDialog({ title, action, hasNote, latest, submit, onClose }: Properties) {
  const { timeZone } = useSession().workspace;
  const [now] = useState(Date.now);
  const [error, setError] = useState<string>();
  const save = (values: FormValues) => {
    const at = zonedInstant(values.text("at"), timeZone);
    if (at <= Date.now()) setError(t("time.past"));
    else if (latest && at > Date.parse(latest)) setError(t("schedule.tooLate"));
    else {
      submit(new Date(at).toISOString(), values.text("note") || undefined);
      onClose();
    }
    return Promise.resolve();
  };
  return (
    <Dialog title={title} onClose={onClose} size="small">
      <Form onSubmit={save}>
        <DialogBody>
          <TextField
            name="at"
            type="datetime-local"
            label={t("time.when")}
            help={t("time.zone", { zone: timeZone })}
            error={error}
            required
            title={t("time.past")}
            min={zonedLocal(now, timeZone)}
            defaultValue={zonedLocal(now + 3_600_000, timeZone)}
            onChange={() => setError(undefined)}
          />
          {hasNote && <TextField name="note" label={t("remind.note")} maxLength={300} isOptional />}
        </DialogBody>
        <DialogFoot>
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <SubmitButton>{action}</SubmitButton>
        </DialogFoot>
      </Form>
    </Dialog>
  );
}
