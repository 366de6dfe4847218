import { channels } from "../../i18n/en/channels.ts";
import { links } from "../../i18n/en/links.ts";
import { team } from "../../i18n/en/team.ts";
import { addEnglish } from "../../i18n/index.ts";

addEnglish({ ...channels, ...links, ...team });
