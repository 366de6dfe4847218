import { useState } from "react";
import { api } from "../../../api/client.ts";
import type { Member, Team } from "../../../api/types.ts";
import { invalidate } from "../../../data/store.ts";
import { t } from "../../../i18n/index.ts";
import { Avatar } from "../../../ui/Avatar.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../../ui/Dialog.tsx";
import { SelectField, TextField } from "../../../ui/Field.tsx";
import { Form, FormProblem, type FormValues, SubmitButton } from "../../../ui/Form.tsx";
import { DeleteButton } from "../DeleteButton.tsx";

type Properties = { team: Team | null; members: readonly Member[]; onClose: () => void };

/** A team with its people; one of them may lead it. */
export function TeamDialog({ team, members, onClose }: Properties) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(team?.memberIds));
  const save = async (values: FormValues, key: string) => {
    const body = {
      name: values.text("name"),
      description: values.text("description"),
      leadId: values.text("lead") || null,
    };
    if (team) await change(team, body, chosen);
    else await api.post("/api/teams", { ...body, memberIds: [...chosen] }, { key });
    invalidate("/api/teams");
    onClose();
  };
  const toggle = (id: string) =>
    setChosen((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  return (
    <Dialog title={team ? t("own.edit", { name: team.name }) : t("teams.new")} onClose={onClose}>
      <Form onSubmit={save}>
        <DialogBody>
          <FormProblem fields={["name", "description"]} />
          <TextField name="name" label={t("member.name")} defaultValue={team?.name} required maxLength={60} />
          <TextField
            name="description"
            label={t("teams.description")}
            defaultValue={team?.description}
            isOptional
            maxLength={200}
          />
          <fieldset className="stack-tight">
            <legend className="field-label">{t("settings.members")}</legend>
            <div className="person-choices person-choices-short">
              {members.map((member) => (
                <label key={member.id} className="person-choice">
                  <input
                    type="checkbox"
                    checked={chosen.has(member.id)}
                    onChange={() => toggle(member.id)}
                  />
                  <Avatar name={member.name} size={24} />
                  <span className="cut" dir="auto">{member.name}</span>
                </label>
              ))}
            </div>
          </fieldset>
          <SelectField name="lead" label={t("teams.lead.field")} defaultValue={team?.leadId ?? ""} isOptional>
            <option value="">{t("teams.noLead")}</option>
            {members.filter(({ id }) => chosen.has(id)).map(({ id, name }) => (
              <option key={id} value={id}>{name}</option>
            ))}
          </SelectField>
        </DialogBody>
        <DialogFoot>
          {team && (
            <DeleteButton
              path={`/api/teams/${team.id}`}
              lists={["/api/teams", "/api/conversations"]}
              title={t("teams.delete.title", { name: team.name })}
              text={t("teams.delete.text")}
              onDone={onClose}
            />
          )}
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <SubmitButton>{t("action.save")}</SubmitButton>
        </DialogFoot>
      </Form>
    </Dialog>
  );
}

/** Who comes in goes first: a lead must be of the team. */
async function change(team: Team, body: Record<string, unknown>, chosen: ReadonlySet<string>) {
  const path = `/api/teams/${team.id}`;
  for (const id of chosen) if (!team.memberIds.includes(id)) await api.put(`${path}/members/${id}`);
  await api.patch(path, body);
  for (const id of team.memberIds) if (!chosen.has(id)) await api.delete(`${path}/members/${id}`);
}
