import { Fragment } from "react";
import type { CustomRole, Permission } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { Icon } from "../../../ui/Icon.tsx";
import { grouped, permissionWords } from "./groups.ts";
import { roleTitle } from "./roleWords.ts";

/** Who may do what, all roles beside each other. */
export function PermissionMatrix(
  { roles, permissions }: { roles: readonly CustomRole[]; permissions: readonly Permission[] },
) {
  const yes = (has: boolean) =>
    has
      ? <Icon name="check" label={t("matrix.yes")} className="matrix-yes" />
      : <span className="matrix-no" role="img" aria-label={t("matrix.no")}>–</span>;
  const rule = (words: string, has: (role: CustomRole) => boolean) => (
    <tr>
      <th scope="row">{words}</th>
      {roles.map((role) => <td key={role.id ?? role.name}>{yes(has(role))}</td>)}
    </tr>
  );
  return (
    <div className="card matrix-card">
      {/* The table scrolls by itself on a narrow screen; the arrow keys must reach it. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="matrix-scroll" tabIndex={0} role="region" aria-label={t("matrix.title")}>
        <table className="matrix">
          <thead>
            <tr>
              <th scope="col">{t("matrix.permission")}</th>
              {roles.map((role) => <th key={role.id ?? role.name} scope="col">{roleTitle(role)}</th>)}
            </tr>
          </thead>
          <tbody>
            {grouped(permissions).map((group) => (
              <Fragment key={group.name}>
                <tr className="matrix-group">
                  <th scope="colgroup" colSpan={roles.length + 1}>{group.name}</th>
                </tr>
                {group.permissions.map(({ name }) => (
                  <tr key={name}>
                    <th scope="row">{permissionWords(name)}</th>
                    {roles.map((role) => (
                      <td key={role.id ?? role.name}>{yes(role.permissions.includes(name))}</td>
                    ))}
                  </tr>
                ))}
              </Fragment>
            ))}
            <tr className="matrix-group">
              <th scope="colgroup" colSpan={roles.length + 1}>{t("area.limits")}</th>
            </tr>
            {rule(t("matrix.numbers"), (role) => !role.hidesNumbers)}
            {rule(t("matrix.everyTeam"), (role) => !role.seesOwnTeamsOnly)}
          </tbody>
        </table>
      </div>
    </div>
  );
}
