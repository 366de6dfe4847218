import { type MessageKey, t } from "../../i18n/index.ts";

const categories: Record<string, MessageKey> = {
  marketing: "recon.category.marketing",
  utility: "recon.category.utility",
  authentication: "recon.category.authentication",
  authentication_international: "recon.category.authenticationInternational",
  service: "recon.category.service",
  referral_conversion: "recon.category.referral",
};
const types: Record<string, MessageKey> = {
  regular: "recon.type.regular",
  free_customer_service: "recon.type.freeService",
  free_entry_point: "recon.type.freeEntry",
};
const classes: Record<string, MessageKey> = {
  agrees: "recon.class.agrees",
  waiting: "recon.class.waiting",
  missedWebhook: "recon.class.missedWebhook",
  wrongCategory: "recon.class.wrongCategory",
  freeWindow: "recon.class.freeWindow",
  tierMove: "recon.class.tierMove",
  oursMore: "recon.class.oursMore",
};

/** A word of Meta's or the server's in ours; a newer one as it is. */
const word = (known: Record<string, MessageKey>, name: string, key = name.toLowerCase()) =>
  key in known ? t(known[key]!) : name.replaceAll("_", " ").toLowerCase();

export const categoryName = (category: string) => word(categories, category);
export const typeName = (type: string) => word(types, type);
export const className = (name: string) => word(classes, name, name);
