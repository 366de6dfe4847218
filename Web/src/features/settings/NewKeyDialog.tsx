import "./teamTexts.ts";
import { useState } from "react";
import { api } from "../../api/client.ts";
import { Problem } from "../../api/problem.ts";
import type { APIKey, Page, Permission } from "../../api/types.ts";
import { useSession } from "../../app/session.ts";
import { invalidate } from "../../data/store.ts";
import { useQuery } from "../../data/useQuery.ts";
import { t } from "../../i18n/index.ts";
import { Button } from "../../ui/Button.tsx";
import { CopyLine } from "../../ui/CopyButton.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../ui/Dialog.tsx";
import { Check, TextField } from "../../ui/Field.tsx";
import { Form, FormProblem, type FormValues, SubmitButton } from "../../ui/Form.tsx";
import { Note } from "../../ui/Note.tsx";
import { grouped, permissionWords } from "./roles/groups.ts";

/** Makes a key, and shows its secret this one time. */
export function NewKeyDialog({ onClose }: { onClose: () => void }) {
  const { permissions } = useSession();
  const [made, setMade] = useState<APIKey & { secret: string } | null>(null);
  const all = useQuery<Page<Permission>>("/api/permissions").data?.items ??
    permissions.map((name) => ({ name }));
  // A key cannot do more than who makes it.
  const groups = grouped(all.filter(({ name }) => permissions.includes(name)));

  const create = async (values: FormValues, key: string) => {
    if (values.all("scopes").length === 0) throw new Problem(422, t("keys.scopes.none"), "");
    setMade(
      await api.post("/api/api-keys", { name: values.text("name"), scopes: values.all("scopes") }, { key }),
    );
    invalidate("/api/api-keys");
  };

  return (
    <Dialog title={t("keys.new")} onClose={onClose}>
      {made
        ? (
          <>
            <DialogBody>
              <Note tone="warn">{t("keys.once")}</Note>
              <CopyLine text={made.secret} label={t("keys.copy")} />
              <p className="muted">
                {t("keys.how")} <code>X-API-KEY</code>
              </p>
            </DialogBody>
            <DialogFoot>
              <Button kind="primary" onClick={onClose}>{t("keys.kept")}</Button>
            </DialogFoot>
          </>
        )
        : (
          <Form onSubmit={create}>
            <DialogBody>
              <FormProblem fields={["name"]} />
              <TextField
                name="name"
                label={t("keys.name")}
                required
                maxLength={100}
                autoFocus
                placeholder={t("keys.name.hint")}
                help={t("keys.name.help")}
              />
              <fieldset className="stack-tight">
                <legend className="field-label">{t("keys.scopes")}</legend>
                <p className="field-help">{t("keys.scopes.help")}</p>
                <div className="scopes">
                  {groups.map((group) => (
                    <fieldset key={group.name} className="scope-group">
                      <legend className="field-label">{group.name}</legend>
                      {group.permissions.map(({ name }) => (
                        <Check
                          key={name}
                          name="scopes"
                          value={name}
                          label={permissionWords(name)}
                          help={<code>{name}</code>}
                        />
                      ))}
                    </fieldset>
                  ))}
                </div>
              </fieldset>
            </DialogBody>
            <DialogFoot>
              <Button onClick={onClose}>{t("action.cancel")}</Button>
              <SubmitButton>{t("keys.create")}</SubmitButton>
            </DialogFoot>
          </Form>
        )}
    </Dialog>
  );
}
