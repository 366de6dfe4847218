import type { Plural } from "../messages.ts";
import { account } from "./account.ts";
import { common } from "./common.ts";
import { credits } from "./credits.ts";
import { inbox } from "./inbox.ts";
// Its texts come with the screens that need them.
import type { late } from "./late.ts";

/** The source of the texts that are there from the start; `late.ts` has the rest. The other languages have all of them. */
export const en = { ...common, ...inbox, ...credits, ...account };

type All = typeof en & typeof late;
export type MessageKey = keyof All;
export type Messages = { readonly [Key in MessageKey]: All[Key] extends string ? string : Plural };
