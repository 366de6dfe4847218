import { desk } from "../../i18n/en/desk.ts";
import { media } from "../../i18n/en/media.ts";
import { thread } from "../../i18n/en/thread.ts";
import { addEnglish } from "../../i18n/index.ts";

addEnglish({ ...desk, ...media, ...thread });
