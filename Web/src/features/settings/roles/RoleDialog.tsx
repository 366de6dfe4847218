import { useState } from "react";
import { api } from "../../../api/client.ts";
import type { CustomRole, Permission } from "../../../api/types.ts";
import { useSession } from "../../../app/session.ts";
import { invalidate } from "../../../data/store.ts";
import { t } from "../../../i18n/index.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../../ui/Dialog.tsx";
import { Check, TextField } from "../../../ui/Field.tsx";
import { Form, FormProblem, type FormValues, SubmitButton } from "../../../ui/Form.tsx";
import { Note } from "../../../ui/Note.tsx";
import { DeleteButton } from "../DeleteButton.tsx";
import { grouped, permissionWords } from "./groups.ts";

type Properties = { role: CustomRole | null; permissions: readonly Permission[]; onClose: () => void };

/** A role of one's own. Nobody can give what they do not have: those boxes are there, and say so. */
export function RoleDialog({ role, permissions, onClose }: Properties) {
  const { permissions: own } = useSession();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(role?.permissions));
  const save = async (values: FormValues, key: string) => {
    const body = {
      name: values.text("name"),
      description: values.text("description"),
      permissions: [...chosen],
      hidesNumbers: values.has("hidesNumbers"),
      seesOwnTeamsOnly: values.has("seesOwnTeamsOnly"),
    };
    if (role) await api.patch(`/api/roles/${role.id}`, body);
    else await api.post("/api/roles", body, { key });
    invalidate("/api/roles", "/api/members");
    onClose();
  };
  const set = (names: readonly string[], isOn: boolean) =>
    setChosen((before) => {
      const next = new Set(before);
      for (const name of names) {
        if (isOn) next.add(name);
        else next.delete(name);
      }
      return next;
    });

  return (
    <Dialog
      title={role ? t("own.edit", { name: role.name }) : t("roles.new")}
      onClose={onClose}
      size="large"
    >
      <Form onSubmit={save}>
        <DialogBody>
          <FormProblem fields={["name", "description"]} />
          {role && role.members > 0 && <Note tone="info">{t("roles.affects", { count: role.members })}</Note>}
          <div className="field-row">
            <TextField
              name="name"
              label={t("member.name")}
              defaultValue={role?.name}
              required
              maxLength={60}
            />
            <TextField
              name="description"
              label={t("roles.description")}
              defaultValue={role?.description}
              isOptional
              maxLength={200}
            />
          </div>
          <fieldset className="stack-tight">
            <legend className="field-label">{t("area.limits")}</legend>
            <Check
              name="hidesNumbers"
              label={t("roles.hidesNumbers")}
              help={t("roles.hidesNumbers.help")}
              defaultChecked={role?.hidesNumbers}
            />
            <Check
              name="seesOwnTeamsOnly"
              label={t("roles.ownTeams")}
              help={t("roles.ownTeams.help")}
              defaultChecked={role?.seesOwnTeamsOnly}
            />
          </fieldset>
          <div className="permission-groups">
            {grouped(permissions).map((group) => {
              const givable = group.permissions.map(({ name }) => name).filter((name) => own.includes(name));
              const isAll = givable.length > 0 && givable.every((name) => chosen.has(name));
              return (
                <fieldset key={group.name} className="permission-group">
                  <legend>{group.name}</legend>
                  {givable.length > 1 && (
                    <Button
                      kind="quiet"
                      size="small"
                      onClick={() => set(givable, !isAll)}
                    >
                      {t(isAll ? "roles.none" : "roles.all")}
                    </Button>
                  )}
                  {group.permissions.map(({ name }) => (
                    <Check
                      key={name}
                      label={permissionWords(name)}
                      help={own.includes(name) ? undefined : t("roles.lack")}
                      checked={chosen.has(name)}
                      disabled={!own.includes(name)}
                      onChange={(event) => set([name], event.target.checked)}
                    />
                  ))}
                </fieldset>
              );
            })}
          </div>
        </DialogBody>
        <DialogFoot>
          {role && (
            <DeleteButton
              path={`/api/roles/${role.id}`}
              lists={["/api/roles"]}
              title={t("roles.delete.title", { name: role.name })}
              text={t("roles.delete.text")}
              onDone={onClose}
            />
          )}
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <SubmitButton disabled={chosen.size === 0}>{t("action.save")}</SubmitButton>
        </DialogFoot>
      </Form>
    </Dialog>
  );
}
