import { type MessageKey, t } from "../../../i18n/index.ts";

const known: Record<string, MessageKey> = {
  marketing: "op.category.marketing",
  utility: "op.category.utility",
  authentication: "op.category.authentication",
  authentication_international: "op.category.authenticationInternational",
  service: "op.category.service",
};

/** Meta's name of a category in words; a newer one as it is. */
export function categoryWords(category: string): string {
  const name = category.toLowerCase().replaceAll("-", "_");
  return name in known ? t(known[name]!) : category.replaceAll("_", " ");
}
