import { useMemo, useState } from "react";
import { api } from "../../api/client.ts";
import type { Invitation, Member, Role } from "../../api/types.ts";
import { roleName, roles } from "../../app/roles.ts";
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
import { SettingsPage } from "./SettingsPage.tsx";

export default function MembersScreen() {
  const { member: self } = useSession();
  const canManage = useAtLeast("ADMIN");
  const pages = usePages<Member>("/api/members");
  const invitations = usePages<Invitation>(canManage ? "/api/invitations" : null);
  const [isInviting, setInviting] = useState(false);
  const [leaving, setLeaving] = useState<Member | null>(null);
  const change = useAction(async (id: string, role: Role) => {
    await api.patch(`/api/members/${id}`, { role });
    invalidate("/api/members");
  });
  const runChange = change.run;
  const columns = useMemo(
    () =>
      columnsOf({
        self: self.id,
        canManage,
        change: (id, role) => void runChange(id, role),
        remove: setLeaving,
      }),
    [self.id, canManage, runChange],
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
      {isInviting && <InviteDialog onClose={() => setInviting(false)} />}
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

type Options = {
  self: string;
  canManage: boolean;
  change: (id: string, role: Role) => void;
  remove: (member: Member) => void;
};

const columnsOf = ({ self, canManage, change, remove }: Options): Column<Member>[] => [
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
  { key: "role", header: "member.role", width: "96px", cell: (member) => roleName(member.role) },
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
      align: "end" as const,
      cell: (member: Member) => (
        <Menu
          label={t("members.actions", { name: member.name })}
          items={[
            ...roles.map((role) => ({
              label: roleName(role),
              isChecked: member.role === role,
              run: () => change(member.id, role),
            })),
            { divider: true as const },
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
