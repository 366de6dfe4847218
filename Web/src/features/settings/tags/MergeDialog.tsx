import { api } from "../../../api/client.ts";
import type { ListedTag } from "../../../api/types.ts";
import { invalidate } from "../../../data/store.ts";
import { t } from "../../../i18n/index.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../../ui/Dialog.tsx";
import { SelectField } from "../../../ui/Field.tsx";
import { Form, FormProblem, type FormValues, SubmitButton } from "../../../ui/Form.tsx";
import { Note } from "../../../ui/Note.tsx";
import { toast } from "../../../ui/toasts.ts";

type Properties = { tag: ListedTag; tags: readonly ListedTag[]; onClose: () => void };

/** Makes one tag of two: what carries the one carries the other from then on. */
export function MergeDialog({ tag, tags, onClose }: Properties) {
  const merge = async (values: FormValues) => {
    const into = tags.find(({ id }) => id === values.text("into"))!;
    await api.put(`/api/tags/${tag.id}/merge`, { into: into.id });
    invalidate("/api/tags", "/api/conversations");
    toast({ tone: "ok", text: t("tags.merged", { name: tag.name, into: into.name }) });
    onClose();
  };
  return (
    <Dialog title={t("tags.merge.title", { name: tag.name })} onClose={onClose} size="small">
      <Form onSubmit={merge}>
        <DialogBody>
          <FormProblem />
          <SelectField name="into" label={t("tags.merge.into")} required>
            {tags.filter(({ id }) => id !== tag.id).map(({ id, name }) => (
              <option key={id} value={id}>{name}</option>
            ))}
          </SelectField>
          <Note tone="warn">{t("tags.merge.text", { name: tag.name, count: tag.uses })}</Note>
        </DialogBody>
        <DialogFoot>
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <SubmitButton>{t("tags.merge")}</SubmitButton>
        </DialogFoot>
      </Form>
    </Dialog>
  );
}
