import { channels } from "../../i18n/en/channels.ts";
import { addEnglish } from "../../i18n/index.ts";

addEnglish(channels);
