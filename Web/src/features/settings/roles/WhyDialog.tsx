import { useState } from "react";
import type { CustomRole, Explained, Member, Page, Permission } from "../../../api/types.ts";
import { roleName } from "../../../app/roles.ts";
import { usePages } from "../../../data/usePages.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { t } from "../../../i18n/index.ts";
import { Dialog, DialogBody } from "../../../ui/Dialog.tsx";
import { SelectField } from "../../../ui/Field.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { ErrorState, Skeleton } from "../../../ui/States.tsx";
import { grouped, permissionWords } from "./groups.ts";

type Properties = {
  roles: readonly CustomRole[];
  permissions: readonly Permission[];
  member?: string;
  onClose: () => void;
};

/** Why somebody may do something, or not: the server's answer for each permission, with the reason in words. */
export function WhyDialog({ roles, permissions, member: given, onClose }: Properties) {
  const members = usePages<Member>("/api/members").items;
  const [chosen, setChosen] = useState(given ?? "");
  const id = chosen || members[0]?.id;
  const member = members.find((found) => found.id === id);
  const role = roles.find((found) => found.id !== null && found.id === member?.roleId);
  const answer = useQuery<Page<Explained>>(id ? `/api/members/${id}/permissions` : null);
  const items = answer.data?.items ?? [];

  const why = ({ name, allowed }: Explained) => {
    if (!member) return "";
    if (role) return t(allowed ? "why.role" : "why.role.not", { role: role.name });
    if (member.role === "OWNER") return t("why.owner");
    const from = permissions.find((permission) => permission.name === name)?.from;
    return t(allowed ? "why.builtIn" : "why.builtIn.not", {
      role: roleName(member.role),
      from: from ? roleName(from) : "",
    });
  };

  return (
    <Dialog title={t("why.title")} description={t("why.text")} onClose={onClose}>
      <DialogBody>
        <SelectField
          name="member"
          label={t("why.member")}
          value={id ?? ""}
          onChange={(event) => setChosen(event.target.value)}
        >
          {members.map((found) => <option key={found.id} value={found.id}>{found.name}</option>)}
        </SelectField>
        {role?.hidesNumbers && <p className="why-limit">{t("why.numbers", { role: role.name })}</p>}
        {role?.seesOwnTeamsOnly && <p className="why-limit">{t("why.ownTeams", { role: role.name })}</p>}
        {answer.isLoading && <Skeleton rows={6} />}
        {answer.problem && <ErrorState problem={answer.problem} retry={() => void answer.reload()} />}
        {grouped(items.map(({ name }) => ({ name, from: "OWNER" as const }))).map((group) => (
          <section key={group.name} className="why-group">
            <h3>{group.name}</h3>
            <ul>
              {group.permissions.map(({ name }) => {
                const found = items.find((item) =>
                  item.name === name
                )!;
                return (
                  <li key={name} className={found.allowed ? "why-yes" : "why-no"}>
                    <Icon
                      name={found.allowed ? "check" : "x"}
                      label={t(found.allowed ? "matrix.yes" : "matrix.no")}
                    />
                    <span>
                      {permissionWords(name)}
                      <small className="muted">{why(found)}</small>
                    </span>
                  </li>
                );
              })}
            </ul>
          </section>
        ))}
      </DialogBody>
    </Dialog>
  );
}
