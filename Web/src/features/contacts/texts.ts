import { book } from "../../i18n/en/book.ts";
import { people } from "../../i18n/en/people.ts";
import { addEnglish } from "../../i18n/index.ts";

addEnglish({ ...people, ...book });
