import { rules } from "../../i18n/en/rules.ts";
import { team } from "../../i18n/en/team.ts";
import { addEnglish } from "../../i18n/index.ts";

addEnglish({ ...rules, ...team });
