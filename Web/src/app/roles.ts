import type { Role } from "../api/types.ts";
import { t } from "../i18n/index.ts";

export const roles: readonly Role[] = ["OWNER", "ADMIN", "MEMBER"];

const names = { OWNER: "role.owner", ADMIN: "role.admin", MEMBER: "role.member" } as const;

export const roleName = (role: Role) => role in names ? t(names[role]) : role;
