import { stored } from "../../app/storage.ts";

/** What is being written, kept in this browser until it is sent. */
export const drafts = {
  read: (conversation: string) => stored.read<string>(`draft.${conversation}`) ?? "",
  write: (conversation: string, text: string) => stored.write(`draft.${conversation}`, text || undefined),
};
