import type { AuditEntry } from "../../api/types.ts";
import { audit } from "../../i18n/en/audit.ts";
import { type MessageKey, t } from "../../i18n/index.ts";

/** Who did it without a name here: the server's operator, or nobody but the server. */
export const byWords = (actor: string) =>
  actor === "operator" ? t("audit.by.operator") : actor === "system" || !actor ? t("audit.by.system") : actor;

/** What was done, in words; an action that is newer than this client shows as it is. */
export const auditWords = (action: string) =>
  `audit.${action}` in audit ? t(`audit.${action}` as MessageKey) : action;

export type AboutEntry = Pick<AuditEntry, "subject" | "detail" | "names">;

const identity = /\b[a-z]{2,5}_[0-9a-z]{13}\b/g;

/** The lines about an entry: identities by their names where the server has them, and none that would stand there alone. */
export function aboutLines({ subject, detail, names }: AboutEntry): string[] {
  const said = (detail ?? "").replace(identity, (id) => names[id] ?? id);
  const name = names[subject] ?? subject.replace(identity, "");
  return (said.startsWith(name) ? [said] : [name, said]).filter(Boolean);
}
