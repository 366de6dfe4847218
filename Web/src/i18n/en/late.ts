import { audit } from "./audit.ts";
import { autoTopUp } from "./autoTopUp.ts";
import { book } from "./book.ts";
import { campaigns } from "./campaigns.ts";
import { desk } from "./desk.ts";
import { operator } from "./operator.ts";
import { people } from "./people.ts";
import { plans } from "./plans.ts";
import { reconciliation } from "./reconciliation.ts";
import { calendars } from "./calendars.ts";
import { channels } from "./channels.ts";
import { fields } from "./fields.ts";
import { links } from "./links.ts";
import { media } from "./media.ts";
import { rules } from "./rules.ts";
import { settings } from "./settings.ts";
import { team } from "./team.ts";
import { thread } from "./thread.ts";

/** Texts of screens that few people open. A screen that uses them imports its feature's `texts.ts`, which puts them in. */
export const late = {
  ...audit,
  ...autoTopUp,
  ...book,
  ...campaigns,
  ...desk,
  ...operator,
  ...people,
  ...plans,
  ...reconciliation,
  ...calendars,
  ...channels,
  ...fields,
  ...links,
  ...media,
  ...rules,
  ...settings,
  ...team,
  ...thread,
};
