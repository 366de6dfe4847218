import { useState } from "react";
import { api } from "../../api/client.ts";
import type { CustomRole, Invitation, Role } from "../../api/types.ts";
import { roleName, roles } from "../../app/roles.ts";
import { useAtLeast } from "../../app/session.ts";
import { invalidate } from "../../data/store.ts";
import { t } from "../../i18n/index.ts";
import { formatDay } from "../../i18n/format.ts";
import { Button } from "../../ui/Button.tsx";
import { CopyLine } from "../../ui/CopyButton.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../ui/Dialog.tsx";
import { Check, TextField } from "../../ui/Field.tsx";
import { Form, FormProblem, type FormValues, SubmitButton } from "../../ui/Form.tsx";

export function InviteDialog({ custom, onClose }: { custom: readonly CustomRole[]; onClose: () => void }) {
  const [made, setMade] = useState<Invitation | null>(null);
  const isOwner = useAtLeast("OWNER");
  const invite = async (values: FormValues, key: string) => {
    const chosen = values.text("role");
    setMade(
      await api.post<Invitation>("/api/invitations", {
        email: values.text("email"),
        ...(roles.includes(chosen as Role) ? { role: chosen } : { roleId: chosen }),
      }, { key }),
    );
    invalidate("/api/invitations");
  };
  return (
    <Dialog title={t("members.invite")} onClose={onClose}>
      {made
        ? (
          <>
            <DialogBody>
              <p>{t("invite.done", { email: made.email, day: formatDay(made.expiresAt) })}</p>
              {made.url && <CopyLine text={made.url} label={t("invite.copy")} />}
            </DialogBody>
            <DialogFoot>
              <Button kind="primary" onClick={onClose}>{t("action.done")}</Button>
            </DialogFoot>
          </>
        )
        : (
          <Form onSubmit={invite}>
            <DialogBody>
              <FormProblem fields={["email", "role"]} />
              <TextField name="email" label={t("member.email")} type="email" required autoFocus />
              <fieldset className="stack-tight">
                <legend className="field-label">{t("member.role")}</legend>
                {roles.filter((role) => isOwner || role !== "OWNER").reverse().map((role) => (
                  <Check
                    key={role}
                    kind="radio"
                    name="role"
                    value={role}
                    defaultChecked={role === "MEMBER"}
                    label={roleName(role)}
                    help={t(`role.help.${role}`)}
                  />
                ))}
                {custom.map((role) => (
                  <Check
                    key={role.id}
                    kind="radio"
                    name="role"
                    value={role.id!}
                    label={role.name}
                    help={role.description}
                  />
                ))}
              </fieldset>
            </DialogBody>
            <DialogFoot>
              <Button onClick={onClose}>{t("action.cancel")}</Button>
              <SubmitButton>{t("invite.send")}</SubmitButton>
            </DialogFoot>
          </Form>
        )}
    </Dialog>
  );
}
