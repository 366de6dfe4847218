import { autoTopUp } from "./autoTopUp.ts";
import { campaigns } from "./campaigns.ts";
import { inbox } from "./inbox.ts";
import { operator } from "./operator.ts";
import { plans } from "./plans.ts";
import { reconciliation } from "./reconciliation.ts";

/** Texts of screens that few people open. A screen that uses them imports its feature's `texts.ts`, which puts them in. */
export const late = { ...autoTopUp, ...campaigns, ...inbox, ...operator, ...plans, ...reconciliation };
