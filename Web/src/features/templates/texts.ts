import "../campaigns/texts.ts";
import "../inbox/texts.ts";
import { failed } from "../../i18n/en/failed.ts";
import { templateEditor } from "../../i18n/en/templateEditor.ts";
import { templates } from "../../i18n/en/templates.ts";
import { addEnglish } from "../../i18n/index.ts";

addEnglish({ ...templates, ...templateEditor, ...failed });
