import type { CustomRole, Role } from "../../../api/types.ts";
import { roleName, roles } from "../../../app/roles.ts";
import { t } from "../../../i18n/index.ts";

const asBuiltIn = (role: CustomRole): Role | undefined =>
  role.builtIn ? roles.find((known) => known === role.name) : undefined;

/** The built-in ones have names and words in every language; the others are as their makers wrote them. */
export function roleTitle(role: CustomRole) {
  const known = asBuiltIn(role);
  return known ? roleName(known) : role.name;
}

export function roleWords(role: CustomRole) {
  const known = asBuiltIn(role);
  return known ? t(`role.help.${known}`) : role.description;
}
