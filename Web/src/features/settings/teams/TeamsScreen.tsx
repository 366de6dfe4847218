import "../teamTexts.ts";
import { useState } from "react";
import type { Member, Team } from "../../../api/types.ts";
import { useMay } from "../../../app/session.ts";
import { usePages } from "../../../data/usePages.ts";
import { t } from "../../../i18n/index.ts";
import { Avatar } from "../../../ui/Avatar.tsx";
import { Badge } from "../../../ui/Badge.tsx";
import { Button } from "../../../ui/Button.tsx";
import { EmptyState } from "../../../ui/States.tsx";
import { ListCard } from "../ListCard.tsx";
import { SettingsPage } from "../SettingsPage.tsx";
import { useOwnList } from "../useOwnList.ts";
import { TeamDialog } from "./TeamDialog.tsx";

export default function TeamsScreen() {
  const teams = useOwnList<Team>("/api/teams");
  const members = usePages<Member>("/api/members").items;
  const mayManage = useMay("teams.manage");
  const [edited, setEdited] = useState<Team | "new" | null>(null);
  const make = <Button kind="primary" icon="plus" onClick={() => setEdited("new")}>{t("teams.new")}</Button>;
  return (
    <SettingsPage title="settings.teams" lead={t("teams.lead.text")} actions={mayManage && make}>
      <ListCard
        label={t("settings.teams")}
        list={teams}
        keyOf={(team) => team.id}
        row={(team) => (
          <TeamRow
            team={team}
            members={members}
            edit={mayManage ? () => setEdited(team) : undefined}
          />
        )}
        empty={
          <EmptyState icon="users-round" title={t("teams.empty.title")} action={mayManage && make}>
            {t("teams.empty.text")}
          </EmptyState>
        }
      />
      {edited && (
        <TeamDialog
          team={edited === "new" ? null : edited}
          members={members}
          onClose={() => setEdited(null)}
        />
      )}
    </SettingsPage>
  );
}

function TeamRow({ team, members, edit }: { team: Team; members: readonly Member[]; edit?: () => void }) {
  const own = members.filter(({ id }) => team.memberIds.includes(id));
  const lead = members.find(({ id }) => id === team.leadId);
  return (
    <>
      <div className="own-main">
        <strong className="cut">{team.name}</strong>
        {team.description && <p className="muted">{team.description}</p>}
        <div className="own-people">
          {own.map((member) => (
            <span key={member.id} className="own-person">
              <Avatar name={member.name} size={20} /> {member.name}
              {member === lead && <Badge tone="accent">{t("teams.lead")}</Badge>}
            </span>
          ))}
          {own.length === 0 && <span className="muted">{t("teams.nobody")}</span>}
        </div>
      </div>
      {edit && (
        <Button size="small" icon="pencil" aria-label={t("own.edit", { name: team.name })} onClick={edit}>
          {t("own.change")}
        </Button>
      )}
    </>
  );
}
