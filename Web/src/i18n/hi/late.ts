import { audit } from "./audit.ts";
import { autoTopUp } from "./autoTopUp.ts";
import { billing } from "./billing.ts";
import { book } from "./book.ts";
import { calendars } from "./calendars.ts";
import { campaigns } from "./campaigns.ts";
import { channels } from "./channels.ts";
import { desk } from "./desk.ts";
import { fields } from "./fields.ts";
import { home } from "./home.ts";
import { links } from "./links.ts";
import { media } from "./media.ts";
import { operator } from "./operator.ts";
import { people } from "./people.ts";
import { plans } from "./plans.ts";
import { reconciliation } from "./reconciliation.ts";
import { rules } from "./rules.ts";
import { settings } from "./settings.ts";
import { team } from "./team.ts";
import { thread } from "./thread.ts";

export const late = {
  ...audit,
  ...autoTopUp,
  ...billing,
  ...book,
  ...calendars,
  ...campaigns,
  ...channels,
  ...desk,
  ...fields,
  ...home,
  ...links,
  ...media,
  ...operator,
  ...people,
  ...plans,
  ...reconciliation,
  ...rules,
  ...settings,
  ...team,
  ...thread,
};
