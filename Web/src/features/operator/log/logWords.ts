import { type MessageKey, t } from "../../../i18n/index.ts";

const known: Record<string, MessageKey> = {
  "credits.granted": "op.did.grant",
  "credits.deducted": "op.did.deducted",
  "prices.margin-set": "op.did.margin",
  "prices.imported": "op.did.import",
  "billing.settings-changed": "op.did.settings",
  "billing.tax-rates-changed": "op.did.tax",
  "invoices.register-taken": "op.did.register",
  "suspense.resolved": "op.did.suspense",
  "plans.created": "op.did.planCreated",
  "plans.changed": "op.did.planChanged",
  "plans.retired": "op.did.planRetired",
  "plans.placed": "op.did.subscription",
  "plans.released": "op.did.released",
  "operators.added": "op.did.operatorAdded",
  "operators.removed": "op.did.operatorRemoved",
};

/** What was done, in words; an action that is newer than this client shows as it is. */
export const logWords = (action: string) => action in known ? t(known[action]!) : action;
