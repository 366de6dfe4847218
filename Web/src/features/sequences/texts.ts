import { book } from "../../i18n/en/book.ts";
import { campaigns } from "../../i18n/en/campaigns.ts";
import { fields } from "../../i18n/en/fields.ts";
import { launch } from "../../i18n/en/launch.ts";
import { people } from "../../i18n/en/people.ts";
import { report } from "../../i18n/en/report.ts";
import { sequences } from "../../i18n/en/sequences.ts";
import { addEnglish } from "../../i18n/index.ts";

addEnglish({ ...people, ...book, ...campaigns, ...fields, ...launch, ...report, ...sequences });
