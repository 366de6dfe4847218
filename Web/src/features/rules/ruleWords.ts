import type { Assignment, Calendar, Member, Team } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";

type Known = { members: readonly Member[]; teams: readonly Team[]; calendar: Calendar | undefined };

const methods = {
  "round-robin": "rules.method.turns",
  "least-loaded": "rules.method.least",
  manual: "rules.method.manual",
} as const;
export type Method = keyof typeof methods;
export const methodOf = (team: Team | undefined): Method =>
  team?.method && team.method in methods ? team.method as Method : "round-robin";

/** What happens to a new conversation, one sentence after another, in the order in which it is decided. */
export function sentences(rule: Assignment, { members, teams, calendar }: Known): string[] {
  const team = teams.find(({ id }) => id === rule.teamId);
  const member = members.find(({ id }) => id === rule.memberId);
  const told: string[] = [];
  if (rule.toOwner) told.push(t("rules.say.owner"));
  if (rule.toPrevious) told.push(t("rules.say.previous"));
  if (rule.then === "member" && member) told.push(t("rules.say.member", { name: member.name }));
  if (rule.then === "team" && team) {
    told.push(`${t("rules.say.team", { name: team.name })} ${t(methods[methodOf(team)])}`);
  }
  const limits = [
    rule.onlineOnly ? t("rules.say.online") : "",
    rule.insideHoursOnly && calendar ? t("rules.say.hours", { name: calendar.name }) : "",
    rule.capacity ? t("rules.say.capacity", { count: rule.capacity }) : "",
  ].filter(Boolean);
  if (told.length > 0) told.push(...limits);
  const isWaiting = told.length > 0 && rule.whenNobody === "wait";
  told.push(t(isWaiting ? "rules.say.wait" : told.length > 0 ? "rules.say.nobody" : "rules.say.unassigned"));
  return told;
}
