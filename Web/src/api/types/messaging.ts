import type { Points, Time } from "./common.ts";
import type { Assignee, InboxName, Named, Tag } from "./inbox.ts";
import type { FieldValues } from "./people.ts";

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
  otp_type?: string;
  autofill_text?: string;
  zero_tap_terms_accepted?: boolean;
  supported_apps?: { package_name: string; signature_hash: string }[];
  flow_id?: string;
  flow_action?: string;
  navigate_screen?: string;
};
export type NamedExample = { param_name: string; example: string };
export type TemplateExample = {
  header_text?: string[];
  header_handle?: string[];
  header_text_named_params?: NamedExample[];
  body_text?: string[][];
  body_text_named_params?: NamedExample[];
};
export type TemplateComponent = {
  type: string;
  format?: string;
  text?: string;
  example?: TemplateExample;
  buttons?: TemplateButton[];
  cards?: { components: TemplateComponent[] }[];
  code_expiration_minutes?: number;
  add_security_recommendation?: boolean;
  limited_time_offer?: { text: string; has_expiration?: boolean };
};
export type TemplateVariable = {
  key: string;
  component: string;
  type?: string;
  card?: number | null;
  button?: number | null;
  label?: string;
  sample?: string | null;
  required?: boolean;
};
export type ParameterFormat = "POSITIONAL" | "NAMED";
export type Template = {
  id: string;
  channelId: string;
  name: string;
  language: string;
  category: string;
  status: string;
  components: TemplateComponent[];
  variables: TemplateVariable[];
  metaId?: string | null;
  parameterFormat?: ParameterFormat;
  quality?: "GREEN" | "YELLOW" | "RED" | "UNKNOWN" | null;
  rejection?: { reason: string; words: string; recommendation?: string | null } | null;
  pause?: { title: string; words: string; until?: Time | null } | null;
  ttlSeconds?: number | null;
  allowCategoryChange?: boolean;
  previousCategory?: string | null;
  categoryChange?: { to: string; at?: Time | null } | null;
  /** What Meta allows to be changed now. */
  edit?: { allowed: boolean; why?: string | null; leftThisMonth?: number; nextAt?: Time | null };
  /** An edit of what Meta has, which was not sent yet. */
  waiting?: {
    category: string;
    components: TemplateComponent[];
    ttlSeconds?: number | null;
    changedAt: Time;
  } | null;
  /** Nameless who is no member any more. */
  author?: { id: string; name?: string | null } | null;
  createdAt?: Time;
  changedAt?: Time;
  submittedAt?: Time | null;
  usedAt?: Time | null;
};

export type OptIn = "yes" | "no" | "unknown";
export type Contact = {
  id: string;
  name?: string | null;
  phone?: string | null;
  userId?: string | null;
  username?: string | null;
  optIn: OptIn;
  optInAt?: Time | null;
  source?: string | null;
  blockedAt?: Time | null;
  createdAt: Time;
  updatedAt?: Time | null;
  deletedAt?: Time | null;
  lastInboundAt?: Time | null;
  lastOutboundAt?: Time | null;
  email?: string | null;
  company?: Named | null;
  owner?: Named | null;
  tags?: Tag[];
  communities?: Named[];
  fields?: FieldValues;
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
  origin: "agent" | "campaign" | "api" | "contact" | "automation" | "sequence";
  campaignId?: string | null;
  at: Time;
  sentAt?: Time | null;
  deliveredAt?: Time | null;
  readAt?: Time | null;
  cost?: MessageCost | null;
  /** The wamid of the quoted message. */
  replyTo?: string | null;
  wamid?: string | null;
  /** The message that this one is another attempt at. */
  retryOf?: string | null;
  /** The attempt after this one, where one was made; taken back it is `cancelled`, and no other is made. */
  retriedAs?: { id: string; state: MessageState; sendAt?: Time | null } | null;
  reactions?: { emoji: string; direction: "in" | "out" }[];
  editedAt?: Time | null;
  deletedAt?: Time | null;
  /** Who of us wrote it. */
  author?: { id: string; name: string } | null;
  /** Waits until then. */
  sendAt?: Time | null;
  media?: MessageMedia | null;
};

/** What a template of a category would cost in a conversation now; no amount where nothing can be sent for want of a price. */
export type ConversationPrice = { category: string; amount: Points | null; free?: string | null };

/** What is known of a message's file. */
export type MessageMedia = {
  id: string;
  mimeType?: string;
  bytes?: number;
  filename?: string | null;
  url: string;
  /** A small picture of it, when there is one. */
  thumb?: string | null;
  width?: number | null;
  height?: number | null;
  seconds?: number | null;
  /** How loud a recording is along its length, 0 to 100. */
  waveform?: number[] | null;
  state: "ready" | "fetching" | "failed";
  /** Why it failed. */
  problem?: string | null;
};

export type Conversation = {
  id: string;
  contact: {
    id: string;
    name?: string | null;
    phone?: string | null;
    optIn?: OptIn;
    blockedAt?: Time | null;
  };
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
  /** Until then nothing costs anything: the customer came from an ad, or by a page's button. */
  entryUntil?: Time | null;
  updatedAt: Time;
  inbox?: InboxName;
  assignee?: Assignee;
  pinned?: boolean;
  markedUnread?: boolean;
  mentioned?: boolean;
  tags?: Tag[];
  reminderAt?: Time | null;
  source?: string | null;
};
