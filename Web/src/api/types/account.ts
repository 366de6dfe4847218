import type { Points, Role, Time } from "./common.ts";

export type Session = {
  member: {
    id: string;
    name: string;
    email: string;
    role: Role;
    /** The role's name, for people. */
    roleName?: string;
  };
  workspace: {
    id: string;
    name: string;
    country: string;
    currency: string;
    timeZone: string;
    trialActivatedAt?: Time | null;
  };
  permissions: string[];
  /** Runs this server: the operator console is theirs. */
  isOperator: boolean;
  csrf: string;
  simulator?: { phoneURL: string } | null;
};

export type Member = {
  id: string;
  name: string;
  email: string;
  role: Role;
  roleId?: string | null;
  /** The role's name, for people. */
  roleName?: string;
  isAway?: boolean;
  joinedAt: Time;
  lastSeenAt?: Time | null;
};
export type Invitation = {
  id: string;
  email: string;
  role: Role;
  roleName?: string;
  expiresAt: Time;
  /** Only of one that was just made, and null where it was mailed. */
  url?: string | null;
};
export type APIKey = {
  id: string;
  name: string;
  prefix: string;
  scopes: string[];
  createdAt: Time;
  lastUsedAt?: Time | null;
  revokedAt?: Time | null;
};
export type Permission = { name: string; from: Role };
export type AuditEntry = {
  id: string;
  at: Time;
  actor: string;
  actorName?: string | null;
  action: string;
  subject: string;
  detail?: string | null;
  /** What those are called whose identities stand in `subject` and `detail`. */
  names: Record<string, string>;
};

export type Notice = {
  id: string;
  at: Time;
  kind: string;
  title: string;
  detail?: string | null;
  /** The values in both, by name, and which of the kind's texts it is (`case`). */
  facts?: Record<string, string>;
  link?: string | null;
  readAt?: Time | null;
};

/** Where a kind of notice is told to this member. */
export type NoticePreference = {
  kind: string;
  label: string;
  app: boolean;
  email: boolean;
  push: boolean;
  /** Whether there are mails about it at all. */
  isMailed?: boolean;
};
/** A browser that this member allowed to be told of news. */
export type PushDevice = {
  id: string;
  label: string;
  createdAt: Time;
  lastUsedAt?: Time | null;
  isCurrent: boolean;
};
export type Push = { publicKey: string; subscriptions: PushDevice[] };

export type Dashboard = {
  channels: { connected: number; total: number };
  conversations: { open: number; unread: number };
  messages: { in: number; out: number; failed: number };
  campaigns: { running: number; scheduled: number };
  /** For who may see the balance. */
  credits?: { available: Points; held: Points; spentToday: Points; spentMonth: Points } | null;
  checklist: { key: string; done: boolean }[];
};
