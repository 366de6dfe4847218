import { campaigns } from "../../i18n/en/campaigns.ts";
import { addEnglish } from "../../i18n/index.ts";

addEnglish(campaigns);
