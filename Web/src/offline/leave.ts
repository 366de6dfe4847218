// What was read is kept in this browser; nothing of it stays for whoever signs in next. No imports: it is loaded first.
export const keptName = "lodestone-kept";
export const leaving = "lodestone-leave";

/** Deletes it, and tells whoever writes it down to do so no more. */
export function forgetRead() {
  dispatchEvent(new Event(leaving));
  globalThis.indexedDB?.deleteDatabase(keptName);
}
