import { type MessageKey, t } from "../../../i18n/index.ts";

const known: Record<string, MessageKey> = {
  "workspaces.granted": "op.did.grant",
  "workspaces.adjusted": "op.did.adjustment",
  "price-books.margin-set": "op.did.margin",
  "price-books.imported": "op.did.import",
  "billing.settings-changed": "op.did.settings",
  "billing.tax-rates-changed": "op.did.tax",
  "suspense.resolved": "op.did.suspense",
  "plans.created": "op.did.planCreated",
  "plans.changed": "op.did.planChanged",
  "plans.retired": "op.did.planRetired",
  "subscriptions.changed": "op.did.subscription",
};

/** What was done, in words; an action that is newer than this client shows as it is. */
export const logWords = (action: string) => action in known ? t(known[action]!) : action;
