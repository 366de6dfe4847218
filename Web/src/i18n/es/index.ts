import { account } from "./account.ts";
import { common } from "./common.ts";
import { credits } from "./credits.ts";
import { inbox } from "./inbox.ts";

export const core = { ...account, ...common, ...credits, ...inbox };
