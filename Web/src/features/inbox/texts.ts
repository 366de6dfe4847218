import { inbox } from "../../i18n/en/inbox.ts";
import { addEnglish } from "../../i18n/index.ts";

addEnglish(inbox);
