import { launch } from "../../i18n/en/launch.ts";
import { report } from "../../i18n/en/report.ts";
import { addEnglish } from "../../i18n/index.ts";

// What the campaigns' own screens need, and what uses their parts.
addEnglish({ ...launch, ...report });
