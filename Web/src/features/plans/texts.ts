import { plans } from "../../i18n/en/plans.ts";
import { addEnglish } from "../../i18n/index.ts";

addEnglish(plans);
