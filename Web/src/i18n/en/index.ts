import type { Plural } from "../messages.ts";
import { account } from "./account.ts";
import { billing } from "./billing.ts";
import { campaigns } from "./campaigns.ts";
import { common } from "./common.ts";
import { credits } from "./credits.ts";
import { inbox } from "./inbox.ts";

/** The source of all texts: the other languages have these keys, each of the same form. */
export const en = { ...common, ...inbox, ...campaigns, ...credits, ...billing, ...account };

export type MessageKey = keyof typeof en;
export type Messages = { readonly [Key in MessageKey]: (typeof en)[Key] extends string ? string : Plural };
