import { fields } from "../../i18n/en/fields.ts";
import { team } from "../../i18n/en/team.ts";
import { addEnglish } from "../../i18n/index.ts";

addEnglish({ ...fields, ...team });
