import { campaigns } from "../../i18n/en/campaigns.ts";
import { launch } from "../../i18n/en/launch.ts";
import { report } from "../../i18n/en/report.ts";
import { addEnglish } from "../../i18n/index.ts";

addEnglish({ ...campaigns, ...launch, ...report });
