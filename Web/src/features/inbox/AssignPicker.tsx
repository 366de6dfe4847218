import type { RefObject } from "react";
import type { Assignee, Contact, Named } from "../../api/types.ts";
import { useAllowed, useSession } from "../../app/session.ts";
import { useQuery } from "../../data/useQuery.ts";
import { t } from "../../i18n/index.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Picker, type PickerChoice } from "../../ui/Picker.tsx";
import { useMembers, useTeams } from "./useTeam.ts";

type Properties = {
  /** `null`: of several, whose assignees differ. */
  assignee: Assignee | null;
  /** Whose owner is meant, where it is one conversation. */
  contact?: string;
  anchor: RefObject<HTMLElement>;
  assign: (to: Assignee) => void;
  /** Who that is, as far as it is known here. */
  assignToOwner: (owner?: Named) => void;
  onClose: () => void;
};

/** To whom: me, nobody, the contact's owner, a colleague, a team. A colleague of the team keeps the team. */
export function AssignPicker({ assignee, contact, anchor, assign, assignToOwner, onClose }: Properties) {
  const { member: self } = useSession();
  const members = useMembers();
  const teams = useTeams();
  const known =
    useQuery<Contact>(useAllowed("contacts.view", contact ? `/api/contacts/${contact}` : null)).data;
  const team = assignee?.team ?? null;
  const keeps = (id: string) => teams.find((found) => found.id === team?.id)?.memberIds.includes(id);

  const choices: PickerChoice[] = [
    {
      id: self.id,
      label: t("assign.me"),
      picture: <Avatar name={self.name} size={22} />,
      isChosen: assignee?.member?.id === self.id,
    },
    { id: "none", label: t("assign.none"), picture: <Icon name="inbox" /> },
    {
      id: "owner",
      label: t("assign.owner"),
      detail: known && (known.owner?.name ?? t("assign.owner.none")),
      picture: <Icon name="contact" />,
    },
    ...members.filter((member) => member.id !== self.id).map((member) => ({
      id: member.id,
      label: member.name,
      detail: member.isAway ? t("presence.away") : undefined,
      picture: <Avatar name={member.name} size={22} />,
      isChosen: assignee?.member?.id === member.id,
      group: t("assign.members"),
    })),
    ...teams.map((found) => ({
      id: found.id,
      label: found.name,
      detail: t("assign.team.size", { count: found.memberIds.length }),
      picture: <Icon name="users-round" />,
      isChosen: !assignee?.member && team?.id === found.id,
      group: t("assign.teams"),
    })),
  ];

  const pick = (id: string) => {
    const chosenTeam = teams.find((found) => found.id === id);
    if (id === "owner") return assignToOwner(known?.owner ?? undefined);
    if (id === "none") return assign({ member: null, team: null });
    if (chosenTeam) return assign({ member: null, team: { id, name: chosenTeam.name } });
    const name = id === self.id ? self.name : members.find((member) => member.id === id)?.name ?? "";
    assign({ member: { id, name }, team: keeps(id) ? team : null });
  };

  return <Picker label={t("assign.title")} choices={choices} anchor={anchor} pick={pick} onClose={onClose} />;
}
