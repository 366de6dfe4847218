import { billing } from "../../i18n/en/billing.ts";
import { addEnglish } from "../../i18n/index.ts";

addEnglish(billing);
