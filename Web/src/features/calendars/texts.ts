import { calendars } from "../../i18n/en/calendars.ts";
import { team } from "../../i18n/en/team.ts";
import { addEnglish } from "../../i18n/index.ts";

addEnglish({ ...calendars, ...team });
