import type { Role } from "../api/types.ts";
import { t } from "../i18n/index.ts";

export const roles: readonly Role[] = ["OWNER", "ADMIN", "MEMBER"];

const names = { OWNER: "role.owner", ADMIN: "role.admin", MEMBER: "role.member" } as const;

/** Of a member: the workspace's own role by its name, as somebody wrote it. */
export const memberRole = (member: { role: Role; roleName?: string }) =>
  member.roleName && member.roleName !== member.role ? member.roleName : roleName(member.role);

export const roleName = (role: Role) => role in names ? t(names[role]) : role;
