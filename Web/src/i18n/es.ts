import { en, type Messages } from "./en/index.ts";
export const es: Messages = en;
