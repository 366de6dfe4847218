import type { Outcome } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";

export const outcomeName = (outcome: Outcome) => t(`became.${outcome}`);
