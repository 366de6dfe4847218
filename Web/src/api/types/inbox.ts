import type { Time } from "./common.ts";
import type { Conversation, Message } from "./messaging.ts";

export type InboxName = "sales" | "support";
export type Named = { id: string; name: string };
export type Assignee = { member: Named | null; team: Named | null };
export type TagKind = "conversation" | "contact";
export type Tag = { id: string; name: string; colour: string };
export type ListedTag = Tag & { kind: TagKind; uses: number };

export type Entry = {
  id: string;
  kind: "note" | "event";
  at: Time;
  author: Named | null;
  text?: string | null;
  mentions?: Named[];
  event?: { name: string; data?: Record<string, unknown> } | null;
  clientId?: string | null;
};
/** What a thread is made of, newest first. */
export type ThreadItem = Message | Entry;
export const isEntry = (item: ThreadItem): item is Entry => "kind" in item;

export type TabName = "unassigned" | "mine" | "mentions" | "pinned" | "open" | "resolved";
export type TabCount = { total: number; unread: number };
export type InboxCounts = Record<TabName, TabCount>;
export type SavedView = {
  id: string;
  name: string;
  query: string;
  shared: boolean;
  by?: Named | null;
};

export type QuickReplyScope = "mine" | "team" | "all";
export type QuickReply = {
  id: string;
  shortcut: string;
  title: string;
  text: string;
  mediaId?: string | null;
  category?: string | null;
  scope: QuickReplyScope;
  teamId?: string | null;
  uses: number;
};

export type PresenceState = "viewing" | "typing";
export type Present = { id: string; name: string; state: PresenceState };

/** What is done to many at once: exactly one of these. */
export type BulkAction =
  | { assign: { memberId: string | null; teamId: string | null } | { toOwner: true } }
  | { resolve: true }
  | { reopen: true }
  | { read: true }
  | { tag: string }
  | { untag: string };
export type BulkAnswer = { done: string[]; refused: { id: string; code: string; detail: string }[] };

export type Team = {
  id: string;
  name: string;
  description: string;
  leadId?: string | null;
  memberIds: string[];
  /** How conversations are given to its members: in turn, to the least busy, or by hand. */
  method?: string;
};
export type CustomRole = {
  /** `null` for those that are built in. */
  id: string | null;
  name: string;
  description: string;
  builtIn: boolean;
  permissions: string[];
  hidesNumbers: boolean;
  seesOwnTeamsOnly: boolean;
  members: number;
};
/** A message that a search found, with its words marked. */
export type FoundMessage = {
  message: {
    id: string;
    conversationId: string;
    snippet: { text: string; hit: boolean }[];
    type?: string;
    at: Time;
    direction: "in" | "out";
  } | null;
  contact: { id: string; name?: string | null; phone?: string | null };
};
export type Explained = { name: string; allowed: boolean; why: string };

export const isBlocked = (conversation: Conversation) => !!conversation.contact.blockedAt;
export const assigneeOf = (conversation: Conversation): Assignee =>
  conversation.assignee ?? { member: null, team: null };
