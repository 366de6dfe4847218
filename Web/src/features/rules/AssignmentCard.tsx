import type { Assignment, Calendar, FirstChoice, Member, Team } from "../../api/types.ts";
import { api } from "../../api/client.ts";
import { invalidate } from "../../data/store.ts";
import { useAction } from "../../data/useAction.ts";
import { t } from "../../i18n/index.ts";
import { Check, SelectField } from "../../ui/Field.tsx";
import { RadioCards } from "../../ui/RadioCards.tsx";
import { NumberField } from "./NumberField.tsx";
import { type Method, methodOf, sentences } from "./ruleWords.ts";

type Properties = {
  rule: Assignment;
  change: (rule: Partial<Assignment>) => void;
  members: readonly Member[];
  teams: readonly Team[];
  calendar: Calendar | undefined;
};
const methods: readonly Method[] = ["round-robin", "least-loaded", "manual"];

/** Who gets a new conversation: the choices, and beside them what they come to in plain sentences. */
export function AssignmentCard({ rule, change, members, teams, calendar }: Properties) {
  const team = teams.find(({ id }) => id === rule.teamId);
  const choose = (then: FirstChoice) =>
    change({
      // The API's word; nothing awaits it.
      // eslint-disable-next-line unicorn/no-thenable
      then,
      memberId: then === "member" ? rule.memberId ?? members[0]?.id : rule.memberId,
      teamId: then === "team" ? rule.teamId ?? teams[0]?.id : rule.teamId,
    });
  return (
    <section className="card rule-card" aria-label={t("rules.assignment")}>
      <div className="card-head">
        <h2>{t("rules.assignment")}</h2>
      </div>
      <div className="card-body rule-assignment">
        <div className="stack">
          <fieldset className="stack-tight">
            <legend className="field-label">{t("rules.first")}</legend>
            <Check
              label={t("rules.toOwner")}
              help={t("rules.toOwner.help")}
              checked={rule.toOwner}
              onChange={(event) => change({ toOwner: event.target.checked })}
            />
            <Check
              label={t("rules.toPrevious")}
              help={t("rules.toPrevious.help")}
              checked={rule.toPrevious}
              onChange={(event) => change({ toPrevious: event.target.checked })}
            />
          </fieldset>
          <RadioCards<FirstChoice>
            label={t("rules.then")}
            name="then"
            value={rule.then}
            onChange={choose}
            choices={[
              {
                value: "unassigned",
                label: t("rules.then.unassigned"),
                help: t("rules.then.unassigned.help"),
              },
              { value: "member", label: t("rules.then.member"), disabled: members.length === 0 },
              {
                value: "team",
                label: t("rules.then.team"),
                help: teams.length === 0 ? t("rules.noTeams") : undefined,
                disabled: teams.length === 0,
              },
            ]}
          />
          {rule.then === "member" && (
            <SelectField
              name="assignment.memberId"
              label={t("rules.then.member")}
              value={rule.memberId ?? ""}
              required
              onChange={(event) => change({ memberId: event.target.value })}
            >
              {members.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
            </SelectField>
          )}
          {rule.then === "team" && (
            <div className="field-row">
              <SelectField
                name="assignment.teamId"
                label={t("rules.then.team")}
                value={rule.teamId ?? ""}
                required
                onChange={(event) => change({ teamId: event.target.value })}
              >
                {teams.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
              </SelectField>
              {team && <TeamMethod team={team} />}
            </div>
          )}
          {(rule.toOwner || rule.toPrevious || rule.then !== "unassigned") && (
            <Limits rule={rule} change={change} calendar={calendar} />
          )}
        </div>
        <div className="rule-sentences">
          <h3>{t("rules.sentences")}</h3>
          <ol aria-live="polite">
            {sentences(rule, { members, teams, calendar }).map((words) => <li key={words}>{words}</li>)}
          </ol>
        </div>
      </div>
    </section>
  );
}

function Limits({ rule, change, calendar }: Pick<Properties, "rule" | "change" | "calendar">) {
  return (
    <fieldset className="stack-tight">
      <legend className="field-label">{t("rules.limits")}</legend>
      <Check
        label={t("rules.onlineOnly")}
        checked={rule.onlineOnly}
        onChange={(event) => change({ onlineOnly: event.target.checked })}
      />
      <Check
        label={t("rules.insideHours")}
        help={calendar ? undefined : t("rules.needsCalendar")}
        checked={rule.insideHoursOnly}
        disabled={!calendar && !rule.insideHoursOnly}
        onChange={(event) => change({ insideHoursOnly: event.target.checked })}
      />
      <Check
        label={t("rules.capacity")}
        checked={!!rule.capacity}
        onChange={(event) => change({ capacity: event.target.checked ? 20 : null })}
      />
      {!!rule.capacity && (
        <NumberField
          name="assignment.capacity"
          label={t("rules.capacity.field")}
          value={rule.capacity}
          most={1_000}
          onChange={(capacity) => change({ capacity })}
        />
      )}
      <SelectField
        name="assignment.whenNobody"
        label={t("rules.whenNobody")}
        value={rule.whenNobody}
        onChange={(event) => change({ whenNobody: event.target.value as Assignment["whenNobody"] })}
      >
        <option value="unassigned">{t("rules.whenNobody.unassigned")}</option>
        <option value="wait">{t("rules.whenNobody.wait")}</option>
      </SelectField>
    </fieldset>
  );
}

/** The way in which a team takes turns belongs to the team: it counts wherever the team is chosen. */
function TeamMethod({ team }: { team: Team }) {
  const set = useAction(async (method: string) => {
    await api.patch(`/api/teams/${team.id}`, { method });
    invalidate("/api/teams");
  });
  return (
    <SelectField
      name="method"
      label={t("rules.method")}
      help={t("rules.method.help", { name: team.name })}
      value={methodOf(team)}
      disabled={set.isRunning}
      onChange={(event) => void set.run(event.target.value)}
    >
      {methods.map((method) => <option key={method} value={method}>{t(`rules.method.name.${method}`)}
      </option>)}
    </SelectField>
  );
}
