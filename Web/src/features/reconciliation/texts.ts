import { reconciliation } from "../../i18n/en/reconciliation.ts";
import { addEnglish } from "../../i18n/index.ts";

addEnglish(reconciliation);
