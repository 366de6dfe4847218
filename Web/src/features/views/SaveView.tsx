import { api } from "../../api/client.ts";
import type { SavedView } from "../../api/types.ts";
import { invalidate } from "../../data/store.ts";
import { useAction } from "../../data/useAction.ts";
import { t } from "../../i18n/index.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../ui/Dialog.tsx";
import { Check, TextField } from "../../ui/Field.tsx";
import { Form, FormProblem, type FormValues, SubmitButton } from "../../ui/Form.tsx";
import { toast } from "../../ui/toasts.ts";

type Properties = {
  view: SavedView | null;
  query: string;
  /** Whose list; the inbox's when it is left out. */
  of?: "contacts";
  words: { title: string; name: string; help?: string; shared: string; saved: (name: string) => string };
  onClose: () => void;
};

/** Keeps a list as it is now under a name, for oneself or for everybody. */
export function SaveView({ view, query, of, words, onClose }: Properties) {
  const save = async (values: FormValues, key: string) => {
    const body = { name: values.text("name"), query, shared: values.has("shared"), of };
    if (view) await api.patch(`/api/views/${view.id}`, body);
    else await api.post("/api/views", body, { key });
    invalidate("/api/views");
    toast({ tone: "ok", text: words.saved(body.name) });
    onClose();
  };
  const remove = useAction(async () => {
    await api.delete(`/api/views/${view!.id}`);
    invalidate("/api/views");
    onClose();
  });
  return (
    <Dialog title={words.title} onClose={onClose} size="small">
      <Form onSubmit={save}>
        <DialogBody>
          <FormProblem fields={["name"]} />
          <TextField
            name="name"
            label={words.name}
            help={words.help}
            defaultValue={view?.name}
            required
            maxLength={60}
          />
          <Check name="shared" label={words.shared} defaultChecked={view?.shared} />
        </DialogBody>
        <DialogFoot>
          {view && (
            <Button kind="danger" isBusy={remove.isRunning} onClick={() => void remove.run()}>
              {t("action.delete")}
            </Button>
          )}
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <SubmitButton>{t("action.save")}</SubmitButton>
        </DialogFoot>
      </Form>
    </Dialog>
  );
}
