import { type MessageKey, t } from "../../i18n/index.ts";

const names: Record<string, MessageKey> = {
  marketing: "category.marketing",
  marketing_lite: "category.marketing",
  utility: "category.utility",
  authentication: "category.authentication",
  "authentication-international": "category.authenticationInternational",
  service: "category.service",
};

export function categoryName(category: string) {
  const key = names[category.toLowerCase()];
  return key ? t(key) : category;
}

const reasons: Record<string, MessageKey> = {
  free_customer_service: "free.window",
  free_group_customer_service: "free.window",
  free_entry_point: "free.entryPoint",
  free_monthly_allowance: "free.allowance",
};

/** Why a message cost nothing. */
export function freeReason(reason: string) {
  const key = reasons[reason];
  return key ? t(key) : t("free.other");
}
