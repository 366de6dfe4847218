import type { Notice } from "../../api/types.ts";
import { words } from "./index.ts";

/** By itself, since the bell is there from the start, and the rest of `say.ts` is not. */
export const noticeSaid = ({ kind, title, detail, facts }: Notice) =>
  words("notices", kind, facts ?? {}, { title, detail: detail ?? "" });
