import { operator } from "../../i18n/en/operator.ts";
import { addEnglish } from "../../i18n/index.ts";

addEnglish(operator);
