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

/** What was done, in words; an action that is newer than this client shows as it is. */
export const auditWords = (action: string) => known.has(action) ? t(`audit.${action}` as MessageKey) : action;
