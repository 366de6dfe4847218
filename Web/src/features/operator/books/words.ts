import { type MessageKey, t } from "../../../i18n/index.ts";
import { formatNumber } from "../../../i18n/format.ts";

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

/** The category of a price and, of the volume discount, from which message of a month on. */
export const priceWords = ({ category, tierFrom }: { category: string; tierFrom: number }) =>
  tierFrom > 0
    ? t("op.tier", { category: categoryWords(category), from: formatNumber(tierFrom) })
    : categoryWords(category);
