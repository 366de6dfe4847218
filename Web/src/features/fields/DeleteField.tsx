import { useState } from "react";
import { api, withQuery } from "../../api/client.ts";
import type { CustomField } from "../../api/types.ts";
import { invalidate } from "../../data/store.ts";
import { t } from "../../i18n/index.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../ui/Dialog.tsx";
import { TextField } from "../../ui/Field.tsx";
import { Form, FormProblem, SubmitButton } from "../../ui/Form.tsx";
import { Note } from "../../ui/Note.tsx";

/** What is deleted takes its values along: its key is written out before. */
export function DeleteField({ field, onClose }: { field: CustomField; onClose: () => void }) {
  const [typed, setTyped] = useState("");
  const remove = async (_: unknown, key: string) => {
    await api.delete(withQuery(`/api/contact-fields/${field.id}`, { confirm: field.key }), { key });
    invalidate("/api/contact-fields", "/api/contacts", "/api/companies");
    onClose();
  };
  return (
    <Dialog title={t("own.delete.title", { name: field.label })} onClose={onClose} size="small">
      <Form onSubmit={remove}>
        <DialogBody>
          <FormProblem />
          <Note tone="warn">{t("fields.delete.text", { count: field.uses ?? 0 })}</Note>
          <TextField
            name="confirm"
            label={t("fields.delete.confirm", { key: field.key })}
            required
            dir="ltr"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </DialogBody>
        <DialogFoot>
          <Button onClick={onClose}>{t("action.keep")}</Button>
          <SubmitButton kind="danger" disabled={typed.trim() !== field.key}>
            {t("action.delete")}
          </SubmitButton>
        </DialogFoot>
      </Form>
    </Dialog>
  );
}
