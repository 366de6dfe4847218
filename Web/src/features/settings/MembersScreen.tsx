import "./teamTexts.ts";
import { useMemo, useState } from "react";
import { api } from "../../api/client.ts";
import type { CustomRole, Invitation, Member, Permission, Role } from "../../api/types.ts";
import { memberRole, roleName, roles } from "../../app/roles.ts";
import { useAtLeast, useSession } from "../../app/session.ts";
import { invalidate } from "../../data/store.ts";
import { useAction } from "../../data/useAction.ts";
import { usePages } from "../../data/usePages.ts";
import { t } from "../../i18n/index.ts";
import { formatDay, formatRelative } from "../../i18n/format.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { Confirm } from "../../ui/Confirm.tsx";
import { type Column, DataTable } from "../../ui/DataTable.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { EmptyState } from "../../ui/States.tsx";
import { Time } from "../../ui/Time.tsx";
import { Invitations } from "./Invitations.tsx";
import { InviteDialog } from "./InviteDialog.tsx";
import { WhyDialog } from "./roles/WhyDialog.tsx";
import { SettingsPage } from "./SettingsPage.tsx";
import { useOwnList } from "./useOwnList.ts";

export default function MembersScreen() {
  const { member: self } = useSession();
  const canManage = useAtLeast("ADMIN");
  const pages = usePages<Member>("/api/members");
  const invitations = usePages<Invitation>(canManage ? "/api/invitations" : null);
  const [isInviting, setInviting] = useState(false);
  const [leaving, setLeaving] = useState<Member | null>(null);
  const [asked, setAsked] = useState<Member | null>(null);
  const roles = useOwnList<CustomRole>("/api/roles").items;
  const permissions = useOwnList<Permission>("/api/permissions").items;
  const custom = useMemo(() => roles.filter((role) => role.id !== null), [roles]);
  const change = useAction(async (id: string, to: Given) => {
    await api.patch(`/api/members/${id}`, to);
    invalidate("/api/members", "/api/roles");
  });
  const runChange = change.run;
  const columns = useMemo(
    () =>
      columnsOf({
        self: self.id,
        canManage,
        custom,
        change: (id, to) => void runChange(id, to),
        ask: setAsked,
        remove: setLeaving,
      }),
    [self.id, canManage, custom, runChange],
  );

  return (
    <SettingsPage
      title="settings.members"
      actions={canManage && (
        <Button kind="primary" icon="user-plus" onClick={() => setInviting(true)}>
          {t("members.invite")}
        </Button>
      )}
    >
      <section className="card settings-table">
        <DataTable
          label={t("settings.members")}
          columns={columns}
          pages={pages}
          keyOf={(member) => member.id}
          rowHeight={54}
          empty={<EmptyState icon="users" title={t("settings.members")} />}
        />
      </section>
      {invitations.items.length > 0 && <Invitations items={invitations.items} />}
      {isInviting && <InviteDialog custom={custom} onClose={() => setInviting(false)} />}
      {asked && (
        <WhyDialog
          roles={roles}
          permissions={permissions}
          member={asked.id}
          onClose={() => setAsked(null)}
        />
      )}
      {leaving && (
        <Confirm
          title={t("members.remove.title", { name: leaving.name })}
          action={t("members.remove")}
          isDanger
          run={async () => {
            await api.delete(`/api/members/${leaving.id}`);
            invalidate("/api/members");
          }}
          onClose={() => setLeaving(null)}
        >
          <p>{t("members.remove.text")}</p>
        </Confirm>
      )}
    </SettingsPage>
  );
}

/** A built-in role, or one of the workspace's own. */
type Given = { role: Role } | { roleId: string };
type Options = {
  self: string;
  canManage: boolean;
  custom: readonly CustomRole[];
  change: (id: string, to: Given) => void;
  ask: (member: Member) => void;
  remove: (member: Member) => void;
};

const columnsOf = ({ self, canManage, custom, change, ask, remove }: Options): Column<Member>[] => [
  {
    key: "name",
    header: "member.name",
    cell: (member) => (
      <span className="row-with-avatar">
        <Avatar name={member.name} size={30} />
        <span className="cell-two">
          <span className="name-with-badge">
            <span className="cell-main cut" title={member.name}>{member.name}</span>
            {member.id === self && <Badge>{t("member.you")}</Badge>}
          </span>
          <small>{member.email}</small>
        </span>
      </span>
    ),
  },
  {
    key: "role",
    header: "member.role",
    width: "150px",
    narrow: "92px",
    cell: (member) => (
      <span className="cut">
        {memberRole(member)}
      </span>
    ),
  },
  {
    key: "joined",
    header: "member.joined",
    width: "140px",
    priority: 2,
    cell: (member) => <Time at={member.joinedAt} format={formatDay} />,
  },
  {
    key: "seen",
    header: "member.seen",
    width: "130px",
    priority: 2,
    cell: (member) =>
      member.lastSeenAt ? <Time at={member.lastSeenAt} format={formatRelative} /> : t("member.neverSeen"),
  },
  ...(canManage
    ? [{
      key: "more",
      header: "column.actions" as const,
      isHeaderHidden: true,
      width: "64px",
      narrow: "60px",
      align: "end" as const,
      cell: (member: Member) => (
        <Menu
          label={t("members.actions", { name: member.name })}
          items={[
            ...roles.map((role) => ({
              label: roleName(role),
              isChecked: !member.roleId && member.role === role,
              run: () => change(member.id, { role }),
            })),
            ...custom.map((role) => ({
              label: role.name,
              isChecked: member.roleId === role.id,
              run: () => change(member.id, { roleId: role.id! }),
            })),
            { divider: true as const },
            {
              label: t("members.why"),
              icon: "circle-question-mark" as const,
              run: () => ask(member),
            },
            {
              label: t("members.remove"),
              icon: "trash-2" as const,
              isDanger: true,
              disabled: member.id === self,
              run: () => remove(member),
            },
          ]}
        >
          <Icon name="ellipsis" size={18} />
        </Menu>
      ),
    }]
    : []),
];
