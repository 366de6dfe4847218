import type { book as source } from "../en/book.ts";
import type { Translated } from "../messages.ts";

export const book: Translated<typeof source> = {};
