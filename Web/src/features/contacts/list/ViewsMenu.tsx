import { useState } from "react";
import { api } from "../../../api/client.ts";
import type { Page, SavedView } from "../../../api/types.ts";
import { navigate, useSearch } from "../../../app/router.ts";
import { useSession } from "../../../app/session.ts";
import { invalidate } from "../../../data/store.ts";
import { useAction } from "../../../data/useAction.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { t } from "../../../i18n/index.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../../ui/Dialog.tsx";
import { Check, TextField } from "../../../ui/Field.tsx";
import { Form, FormProblem, type FormValues, SubmitButton } from "../../../ui/Form.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { Menu } from "../../../ui/Menu.tsx";
import { toast } from "../../../ui/toasts.ts";
import { columnsOf, viewOf, withColumns } from "./address.ts";

type Properties = { columns: readonly string[]; setColumns: (keys: readonly string[]) => void };

/** Saved views: a search, a filter, an order and the columns under a name. */
export function ViewsMenu({ columns, setColumns }: Properties) {
  const search = useSearch();
  const { member } = useSession();
  const [edited, setEdited] = useState<SavedView | "new" | null>(null);
  const views = useQuery<Page<SavedView>>("/api/views?of=contacts").data?.items ?? [];
  const own = viewOf(search);
  const present = views.find((view) => viewOf(view.query) === own && own !== "");
  const open = (view: SavedView) => {
    const kept = columnsOf(view.query);
    if (kept.length > 0) setColumns(kept);
    const query = viewOf(view.query);
    navigate(query ? `/contacts?${query}` : "/contacts");
  };
  return (
    <>
      <Menu
        label={t("contacts.views")}
        items={[
          ...views.map((view) => ({
            label: view.name,
            icon: view.shared ? "users" as const : "bookmark" as const,
            isChecked: view === present,
            run: () => open(view),
          })),
          ...(views.length > 0 ? [{ divider: true } as const] : []),
          present && (!present.by || present.by.id === member.id)
            ? { label: t("contacts.view.edit"), icon: "pencil", run: () => setEdited(present) }
            : { label: t("contacts.view.save"), icon: "plus", run: () => setEdited("new") },
        ]}
      >
        <Icon name="bookmark" size={18} />
      </Menu>
      {edited && (
        <ViewDialog
          view={edited === "new" ? null : edited}
          query={own}
          columns={columns}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  );
}

type DialogProperties = {
  view: SavedView | null;
  query: string;
  columns: readonly string[];
  onClose: () => void;
};

function ViewDialog({ view, query, columns, onClose }: DialogProperties) {
  const save = async (values: FormValues, key: string) => {
    const body = {
      name: values.text("name"),
      query: withColumns(query, columns),
      shared: values.has("shared"),
      of: "contacts",
    };
    if (view) await api.patch(`/api/views/${view.id}`, body);
    else await api.post("/api/views", body, { key });
    invalidate("/api/views");
    toast({ tone: "ok", text: t("contacts.view.saved", { name: body.name }) });
    onClose();
  };
  const remove = useAction(async () => {
    await api.delete(`/api/views/${view!.id}`);
    invalidate("/api/views");
    onClose();
  });
  return (
    <Dialog title={t(view ? "contacts.view.edit" : "contacts.view.save")} onClose={onClose} size="small">
      <Form onSubmit={save}>
        <DialogBody>
          <FormProblem fields={["name"]} />
          <TextField
            name="name"
            label={t("contacts.view.name")}
            help={t("contacts.view.help")}
            defaultValue={view?.name}
            required
            maxLength={60}
          />
          <Check name="shared" label={t("contacts.view.shared")} defaultChecked={view?.shared} />
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
