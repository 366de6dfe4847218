import type { Permission } from "../../../api/types.ts";
import { type MessageKey, t } from "../../../i18n/index.ts";

/** The areas of the matrix, each with the first words of its permissions' names. */
const areas: [MessageKey, string[]][] = [
  ["area.inbox", [
    "inbox",
    "conversations",
    "messages",
    "failed-messages",
    "events",
    "quick-replies",
    "tags",
    "automations",
    "satisfaction",
  ]],
  ["area.contacts", ["contacts", "companies", "communities", "segments"]],
  ["area.campaigns", ["campaigns", "sequences", "templates"]],
  ["area.team", ["members", "teams", "roles"]],
  ["area.money", ["credits", "billing"]],
  ["area.technical", ["channels", "links", "api-keys", "webhooks", "audit", "notices"]],
];

const words: Record<string, MessageKey> = {
  "inbox.view": "may.inbox.view",
  "inbox.send": "may.inbox.send",
  "inbox.sales.view": "may.sales.view",
  "inbox.sales.manage": "may.sales.manage",
  "inbox.support.view": "may.support.view",
  "inbox.support.manage": "may.support.manage",
  "inbox.export": "may.inbox.export",
  "quick-replies.manage": "may.replies",
  "tags.manage": "may.tags",
  "automations.view": "may.automations.view",
  "automations.manage": "may.automations.manage",
  "satisfaction.view": "may.satisfaction",
  "links.view": "may.links.view",
  "links.manage": "may.links.manage",
  "contacts.fields.manage": "may.fields",
  "contacts.view": "may.contacts.view",
  "contacts.edit": "may.contacts.edit",
  "contacts.delete": "may.contacts.delete",
  "contacts.import": "may.contacts.import",
  "contacts.bulk": "may.contacts.bulk",
  "contacts.consent": "may.contacts.consent",
  "contacts.export": "may.contacts.export",
  "contacts.merge": "may.contacts.merge",
  "segments.manage": "may.segments",
  "companies.view": "may.companies.view",
  "companies.edit": "may.companies.edit",
  "companies.delete": "may.companies.delete",
  "communities.view": "may.communities.view",
  "communities.manage": "may.communities.manage",
  "sequences.view": "may.sequences.view",
  "sequences.edit": "may.sequences.edit",
  "sequences.send": "may.sequences.send",
  "templates.manage": "may.templates.manage",
  "failed-messages.view": "may.failed",
  "campaigns.view": "may.campaigns.view",
  "campaigns.edit": "may.campaigns.edit",
  "campaigns.send": "may.campaigns.send",
  "templates.view": "may.templates.view",
  "templates.sync": "may.templates.sync",
  "members.view": "may.members.view",
  "members.manage": "may.members.manage",
  "teams.manage": "may.teams",
  "roles.manage": "may.roles",
  "credits.view": "may.credits.view",
  "credits.journal": "may.credits.journal",
  "billing.view": "may.billing.view",
  "billing.manage": "may.billing.manage",
  "channels.view": "may.channels.view",
  "channels.manage": "may.channels.manage",
  "api-keys.manage": "may.keys",
  "events.view": "may.events",
  "audit.view": "may.audit",
};

/** What a permission lets somebody do. One nobody has put into words yet is shown by its name. */
export const permissionWords = (name: string) => words[name] ? t(words[name]!) : name;

type Named = Pick<Permission, "name">;
export type PermissionGroup = { name: string; permissions: Named[] };

/** Permissions by area, in a fixed order; what belongs to none comes last. */
export function grouped(permissions: readonly Named[]): PermissionGroup[] {
  const area = (name: string) => areas.findIndex(([, begins]) => begins.includes(name.split(".")[0]!));
  const groups = areas.map(([name], index) => ({
    name: t(name),
    permissions: permissions.filter((permission) => area(permission.name) === index),
  }));
  const rest = permissions.filter((permission) => area(permission.name) < 0);
  return [...groups, { name: t("area.other"), permissions: rest }].filter((group) =>
    group.permissions.length > 0
  );
}
