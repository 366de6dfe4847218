import type { AuditEntry } from "../../api/types.ts";
import { type MessageKey, t } from "../../i18n/index.ts";

const known = new Set<string>([
  "account.password-changed",
  "api-keys.created",
  "api-keys.renamed",
  "api-keys.revoked",
  "billing.profile-changed",
  "credits.caps-set",
  "payments.created",
  "payments.cancelled",
  "payments.refunded",
  "campaigns.started",
  "campaigns.paused",
  "campaigns.resumed",
  "campaigns.cancelled",
  "channels.connected",
  "channels.disconnected",
  "channels.renamed",
  "members.invited",
  "members.invitation-withdrawn",
  "members.joined",
  "members.removed",
  "members.role-changed",
  "workspace.created",
]);

/** Who did it without a name here: the server's operator, or nobody but the server. */
export const byWords = (actor: string) =>
  actor === "operator" ? t("audit.by.operator") : actor === "system" || !actor ? t("audit.by.system") : actor;

/** What was done, in words; an action that is newer than this client shows as it is. */
export const auditWords = (action: string) => known.has(action) ? t(`audit.${action}` as MessageKey) : action;

export type AboutEntry = Pick<AuditEntry, "subject" | "detail" | "names">;

const identity = /\b[a-z]{2,5}_[0-9a-z]{13}\b/g;

/** The lines about an entry: identities by their names where the server has them, and none that would stand there alone. */
export function aboutLines({ subject, detail, names }: AboutEntry): string[] {
  const said = (detail ?? "").replace(identity, (id) => names[id] ?? id);
  const name = names[subject] ?? subject.replace(identity, "");
  return [...new Set([name, said])].filter(Boolean);
}
