import { account } from "./account.ts";
import { billing } from "./billing.ts";
import { common } from "./common.ts";
import { credits } from "./credits.ts";
import { inbox } from "./inbox.ts";

export const core = { ...account, ...billing, ...common, ...credits, ...inbox };
