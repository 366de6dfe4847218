import { audit } from "./audit.ts";
import { autoTopUp } from "./autoTopUp.ts";
import { billing } from "./billing.ts";
import { book } from "./book.ts";
import { calendars } from "./calendars.ts";
import { campaigns } from "./campaigns.ts";
import { channels } from "./channels.ts";
import { desk } from "./desk.ts";
import { failed } from "./failed.ts";
import { fields } from "./fields.ts";
import { home } from "./home.ts";
import { launch } from "./launch.ts";
import { links } from "./links.ts";
import { media } from "./media.ts";
import { operator } from "./operator.ts";
import { people } from "./people.ts";
import { plans } from "./plans.ts";
import { reconciliation } from "./reconciliation.ts";
import { report } from "./report.ts";
import { rules } from "./rules.ts";
import { sequences } from "./sequences.ts";
import { settings } from "./settings.ts";
import { team } from "./team.ts";
import { templateEditor } from "./templateEditor.ts";
import { templates } from "./templates.ts";
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
  ...failed,
  ...fields,
  ...home,
  ...launch,
  ...links,
  ...media,
  ...operator,
  ...people,
  ...plans,
  ...reconciliation,
  ...report,
  ...rules,
  ...sequences,
  ...settings,
  ...team,
  ...templateEditor,
  ...templates,
  ...thread,
};
