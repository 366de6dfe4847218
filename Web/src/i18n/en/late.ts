import { desk } from "./desk.ts";
import { team } from "./team.ts";
import { thread } from "./thread.ts";

/** Texts of screens that few people open. A screen that uses them imports its feature's `texts.ts`, which puts them in. */
export const late = { ...desk, ...team, ...thread };
