import { autoTopUp } from "./autoTopUp.ts";
import { billing } from "./billing.ts";
import { campaigns } from "./campaigns.ts";
import { desk } from "./desk.ts";
import { home } from "./home.ts";
import { operator } from "./operator.ts";
import { plans } from "./plans.ts";
import { reconciliation } from "./reconciliation.ts";
import { team } from "./team.ts";
import { thread } from "./thread.ts";

export const late = {
  ...autoTopUp,
  ...billing,
  ...campaigns,
  ...desk,
  ...home,
  ...operator,
  ...plans,
  ...reconciliation,
  ...team,
  ...thread,
};
