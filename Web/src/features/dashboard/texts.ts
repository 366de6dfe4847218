import { home } from "../../i18n/en/home.ts";
import { addEnglish } from "../../i18n/index.ts";

addEnglish(home);
