import { campaigns } from "../../../i18n/en/campaigns.ts";
import { report } from "../../../i18n/en/report.ts";
import { sequences } from "../../../i18n/en/sequences.ts";
import { addEnglish } from "../../../i18n/index.ts";

addEnglish({ ...campaigns, ...report, ...sequences });
