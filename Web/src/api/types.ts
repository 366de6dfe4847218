// The shapes of docs/plans/spine.md, "The HTTP API that the web client uses". Points are decimal strings, times RFC 3339.
// What has no value is null or left out.

export type Page<Item> = { items: Item[]; next?: string | null };
export type Role = "OWNER" | "ADMIN" | "MEMBER";
export type Points = string;
export type Time = string;

export type Session = {
  member: { id: string; name: string; email: string; role: Role };
  workspace: {
    id: string;
    name: string;
    country: string;
    currency: string;
    timeZone: string;
    trialActivatedAt?: Time | null;
  };
  permissions: string[];
  csrf: string;
  simulator?: { phoneURL: string } | null;
};

export type Member = {
  id: string;
  name: string;
  email: string;
  role: Role;
  joinedAt: Time;
  lastSeenAt?: Time | null;
};
export type Invitation = { id: string; email: string; role: Role; expiresAt: Time; url?: string };
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
};

export type Lot = { id: string; kind: string; amount: Points; left: Points; expiresAt?: Time | null };
export type Hold = {
  id: string;
  reference: string;
  label: string;
  amount: Points;
  captured: Points;
  released: Points;
  openedAt: Time;
};
export type Credits = {
  available: Points;
  held: Points;
  spent: Points;
  state: "ok" | "low" | "locked";
  noticeAt: Points;
  lots: Lot[];
  holds: Hold[];
};
export type JournalRow = {
  id: string;
  at: Time;
  kind: string;
  amount: Points;
  debit: string;
  credit: string;
  reference?: string | null;
  label?: string | null;
  reason?: string | null;
};

export type Channel = {
  id: string;
  name: string;
  kind: "meta" | "simulator";
  displayNumber: string;
  phoneNumberId: string;
  wabaId: string;
  state: string;
  quality?: string | null;
  messagesPerSecond?: number | null;
  verifiedName?: string | null;
  lastError?: string | null;
  webhookURL: string;
};

export type TemplateButton = {
  type: string;
  text?: string;
  url?: string;
  phone_number?: string;
  example?: string | string[];
};
export type TemplateComponent = {
  type: string;
  format?: string;
  text?: string;
  buttons?: TemplateButton[];
  cards?: { components: TemplateComponent[] }[];
  code_expiration_minutes?: number;
  add_security_recommendation?: boolean;
  limited_time_offer?: { text: string; has_expiration?: boolean };
};
export type TemplateVariable = { key: string; component: string; sample?: string | null };
export type Template = {
  id: string;
  channelId: string;
  name: string;
  language: string;
  category: string;
  status: string;
  components: TemplateComponent[];
  variables: TemplateVariable[];
};

export type OptIn = "yes" | "no" | "unknown";
export type Contact = {
  id: string;
  name?: string | null;
  phone?: string | null;
  userId?: string | null;
  username?: string | null;
  optIn: OptIn;
  blockedAt?: Time | null;
  createdAt: Time;
};

export type MessageState =
  | "queued"
  | "submitting"
  | "accepted"
  | "sent"
  | "delivered"
  | "read"
  | "failed"
  | "cancelled"
  | "unknown"
  | "expired"
  | "received";
export type MessageError = { code: number; title: string; detail?: string | null; advice?: string | null };
export type MessageCost = {
  held?: Points | null;
  charged?: Points | null;
  category?: string | null;
  free?: string | null;
};
export type Message = {
  id: string;
  conversationId: string;
  clientId?: string | null;
  direction: "in" | "out";
  type: string;
  text?: string | null;
  content: Record<string, unknown>;
  state: MessageState;
  error?: MessageError | null;
  origin: "agent" | "campaign" | "api" | "contact";
  campaignId?: string | null;
  at: Time;
  sentAt?: Time | null;
  deliveredAt?: Time | null;
  readAt?: Time | null;
  cost?: MessageCost | null;
  /** The wamid of the quoted message. */
  replyTo?: string | null;
  wamid?: string | null;
  reactions?: { emoji: string; direction: "in" | "out" }[];
  editedAt?: Time | null;
  deletedAt?: Time | null;
};

export type Conversation = {
  id: string;
  contact: { id: string; name?: string | null; phone?: string | null };
  channelId: string;
  status: "open" | "resolved";
  unread: number;
  lastMessage?: {
    text?: string | null;
    type?: string;
    direction: "in" | "out";
    state: MessageState;
    at: Time;
  } | null;
  windowUntil?: Time | null;
  updatedAt: Time;
};

export type Verdict = "ok" | "duplicate" | "invalid";
export type Import = {
  id: string;
  filename?: string;
  state: "uploaded" | "reading" | "ready" | "failed";
  columns: string[];
  sample: string[][];
  mapping: { phone?: string | null; name: string[] };
  defaultCountry?: string | null;
  /** What was odd about the file but could be read all the same. */
  notices?: string[];
  /** Read so far; all of them when it is ready. */
  rows: number;
  ok: number;
  duplicate: number;
  invalid: number;
  /** Per cent. */
  progress: number;
  error?: string | null;
};
export type ImportRow = {
  row: number;
  phone: string;
  e164?: string | null;
  verdict: Verdict;
  name?: string | null;
  reason?: string | null;
};

export type VariableSource = { column?: string; text?: string; fallback?: string };
export type CampaignState =
  | "draft"
  | "scheduled"
  | "starting"
  | "running"
  | "paused"
  | "completed"
  | "cancelled"
  | "failed";
export type RecipientState =
  | "queued"
  | "submitting"
  | "sent"
  | "delivered"
  | "read"
  | "failed"
  | "unknown"
  | "skipped"
  | "cancelled";
/** Each recipient counts under its present state, so that the nine add up to `audience`. */
export type CampaignCounts = Record<RecipientState, number> & { audience: number };
export type Campaign = {
  id: string;
  name: string;
  channelId: string;
  templateId: string;
  template: { name: string; language: string; category: string };
  importId: string;
  variables: Record<string, VariableSource>;
  state: CampaignState;
  failure?: { code: string; detail: string } | null;
  startAt?: Time | null;
  startedAt?: Time | null;
  finishedAt?: Time | null;
  counts: CampaignCounts;
  cost: { estimated?: Points | null; held: Points; charged: Points };
  createdBy: string;
  createdAt: Time;
};
export type EstimateLine = {
  market: string;
  category: string;
  count: number;
  price: Points;
  amount: Points;
  free?: string | null;
};
export type Estimate = {
  total: Points;
  recipients: number;
  lines: EstimateLine[];
  available: Points;
  shortBy?: Points | null;
};
export type Preview = { to: string; name?: string | null; components: TemplateComponent[] };
export type Recipient = {
  row: number;
  name?: string | null;
  phone: string;
  state: RecipientState;
  error?: MessageError | null;
  sentAt?: Time | null;
  deliveredAt?: Time | null;
  readAt?: Time | null;
  cost?: MessageCost | null;
  messageId?: string | null;
  conversationId?: string | null;
};

export type Notice = {
  id: string;
  at: Time;
  kind: string;
  title: string;
  detail?: string | null;
  link?: string | null;
  readAt?: Time | null;
};

export type Dashboard = {
  channels: { connected: number; total: number };
  conversations: { open: number; unread: number };
  messages: { in: number; out: number; failed: number };
  campaigns: { running: number; scheduled: number };
  credits: { available: Points; held: Points; spentToday: Points; spentMonth: Points };
  checklist: { key: string; done: boolean }[];
};
