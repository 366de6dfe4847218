import { autoTopUp } from "../../../i18n/en/autoTopUp.ts";
import { addEnglish } from "../../../i18n/index.ts";

addEnglish(autoTopUp);
