import { audit } from "./audit.ts";
import { autoTopUp } from "./autoTopUp.ts";
import { billing } from "./billing.ts";
import { book } from "./book.ts";
import { campaigns } from "./campaigns.ts";
import { desk } from "./desk.ts";
import { home } from "./home.ts";
import { operator } from "./operator.ts";
import { people } from "./people.ts";
import { plans } from "./plans.ts";
import { reconciliation } from "./reconciliation.ts";
import { team } from "./team.ts";
import { thread } from "./thread.ts";

export const late = {
  ...audit,
  ...autoTopUp,
  ...billing,
  ...book,
  ...campaigns,
  ...desk,
  ...home,
  ...operator,
  ...people,
  ...plans,
  ...reconciliation,
  ...team,
  ...thread,
};
