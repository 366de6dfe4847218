import "../teamTexts.ts";
import { useState } from "react";
import type { CustomRole, Permission } from "../../../api/types.ts";
import { useMay } from "../../../app/session.ts";
import { t } from "../../../i18n/index.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Button } from "../../../ui/Button.tsx";
import { EmptyState } from "../../../ui/States.tsx";
import { ListCard } from "../ListCard.tsx";
import { SettingsPage } from "../SettingsPage.tsx";
import { useOwnList } from "../useOwnList.ts";
import { PermissionMatrix } from "./PermissionMatrix.tsx";
import { RoleDialog } from "./RoleDialog.tsx";
import { roleTitle, roleWords } from "./roleWords.ts";
import { WhyDialog } from "./WhyDialog.tsx";

export default function RolesScreen() {
  const roles = useOwnList<CustomRole>("/api/roles");
  const permissions = useOwnList<Permission>("/api/permissions").items;
  const mayManage = useMay("roles.manage");
  const [edited, setEdited] = useState<CustomRole | "new" | null>(null);
  const [isAsking, setAsking] = useState(false);
  return (
    <SettingsPage
      title="settings.roles"
      lead={t("roles.lead")}
      actions={
        <>
          <Button icon="circle-question-mark" onClick={() => setAsking(true)}>{t("why.title")}</Button>
          {mayManage && (
            <Button kind="primary" icon="plus" onClick={() => setEdited("new")}>{t("roles.new")}</Button>
          )}
        </>
      }
    >
      <ListCard
        label={t("settings.roles")}
        list={roles}
        keyOf={(role) => role.id ?? role.name}
        row={(role) => (
          <RoleRow
            role={role}
            of={permissions.length}
            edit={mayManage && role.id ? () => setEdited(role) : undefined}
          />
        )}
        empty={<EmptyState icon="shield-check" title={t("settings.roles")} />}
      />
      {roles.items.length > 0 && permissions.length > 0 && (
        <PermissionMatrix roles={roles.items} permissions={permissions} />
      )}
      {edited && (
        <RoleDialog
          role={edited === "new" ? null : edited}
          permissions={permissions}
          onClose={() => setEdited(null)}
        />
      )}
      {isAsking && (
        <WhyDialog
          roles={roles.items}
          permissions={permissions}
          onClose={() => setAsking(false)}
        />
      )}
    </SettingsPage>
  );
}

function RoleRow({ role, of, edit }: { role: CustomRole; of: number; edit?: () => void }) {
  const name = roleTitle(role);
  return (
    <>
      <div className="own-main">
        <span className="row">
          <strong>{name}</strong>
          {role.builtIn && <Badge>{t("roles.builtIn")}</Badge>}
          {role.hidesNumbers && <Badge tone="warn">{t("roles.hidesNumbers.short")}</Badge>}
          {role.seesOwnTeamsOnly && <Badge tone="warn">{t("roles.ownTeams.short")}</Badge>}
        </span>
        <p className="muted">{roleWords(role)}</p>
      </div>
      <span className="own-fact">
        {t("roles.permissions", { count: role.permissions.length, of })}
        <small className="muted">{t("teams.size", { count: role.members })}</small>
      </span>
      {edit && (
        <Button size="small" icon="pencil" aria-label={t("own.edit", { name })} onClick={edit}>
          {t("own.change")}
        </Button>
      )}
    </>
  );
}
