import { useEffect, useSyncExternalStore } from "react";
import { onTold, toldNow, toldTexts, words } from "./index.ts";

/** `words`, for a part that shows what the server says: it is drawn anew when the catalogue of the language has come. */
export function useWords(): typeof words {
  useSyncExternalStore(onTold, toldNow);
  useEffect(() => void toldTexts(), []);
  return words;
}
