import { audit } from "../../i18n/en/audit.ts";
import { addEnglish } from "../../i18n/index.ts";

addEnglish(audit);
