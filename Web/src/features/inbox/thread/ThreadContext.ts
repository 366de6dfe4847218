import { createContext } from "react";

/** What a bubble or an entry can open, whichever thread it is in. */
export type ThreadActions = {
  /** Whom one talks to. */
  name: string;
  /** Nothing can be sent to them. */
  isBlocked: boolean;
  openMedia: (messageID: string) => void;
  /** Why the conversation went to somebody; `at`: the entry that is asked about. */
  openWhy: (at?: string) => void;
};
export const ThreadContext = createContext<ThreadActions | null>(null);
