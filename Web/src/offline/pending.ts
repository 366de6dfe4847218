// What waits to be sent, as the page and the service worker both know it: no imports but types, so that the worker stays small.
import type { Entry, Message, TemplateComponent } from "../api/types.ts";
import type { Answered } from "../features/inbox/answered.ts";

export type MessageRequest = {
  type: string;
  text?: { body: string };
  template?: { templateId: string; values: Record<string, string> };
  /** Without a `mediaId` the file is still in this browser, under the clientId. */
  media?: { mediaId?: string; caption?: string; filename?: string; voice?: boolean };
  location?: { latitude: number; longitude: number; name?: string; address?: string };
  contacts?: Record<string, unknown>[];
  interactive?: Record<string, unknown>;
  replyTo?: string;
};
export type NoteRequest = { type: "note"; text: { body: string }; mentions: string[] };

/** A message or a note on its way to the server. It outlives the tab, and is sent with the same clientId until the server has it. */
export type Pending = {
  readonly clientId: string;
  /** Whose it is: nobody else sends it, whoever signs in next. */
  readonly owner: string;
  /** What is written in a conversation goes in the order it was written. */
  readonly order: number;
  readonly conversationId: string;
  readonly request: MessageRequest | NoteRequest;
  readonly components?: TemplateComponent[];
  readonly seen?: string;
  readonly anyway?: boolean;
  readonly sendAt?: string;
  readonly at: string;
  /** This browser had no room for it: it is in this tab alone. */
  readonly isUnkept?: boolean;
  /** "answered": a colleague answered meanwhile, and a person must decide. */
  readonly state: "sending" | "waiting" | "refused" | "answered";
  readonly refusal?: {
    title: string;
    detail: string;
    requestID: string | null;
    shortfall?: string;
    isAboutPlan?: boolean;
  };
  readonly answered?: Answered;
};

export const isNote = (request: Pending["request"]): request is NoteRequest => request.type === "note";

export const ownerOf = (session: { workspace: { id: string }; member: { id: string } }) =>
  `${session.workspace.id}/${session.member.id}`;

export const byOrder = (left: Pending, right: Pending) => left.order - right.order;

/** Told in every tab, and by the worker, when one changes or is gone. */
export const channelName = "lodestone-outbox";
export type Told = { clientId: string; item: Pending | null };

/** One of a conversation at a time, in whichever tab or worker: a lock of the browser by this name. */
export const lockName = ({ conversationId }: Pending) => `lodestone-outbox ${conversationId}`;

export type Post = <T>(path: string, body: unknown, key: string) => Promise<T>;

/** Hands one to the server. An answer to another body must not be taken for this one's, so the key says which body it is. */
export function deliver({ clientId, conversationId, request, seen, anyway, sendAt }: Pending, post: Post) {
  const path = `/api/conversations/${conversationId}`;
  if (isNote(request)) {
    const body = { clientId, text: request.text.body, mentions: request.mentions };
    return post<Entry>(`${path}/notes`, body, clientId);
  }
  const body = { clientId, ...request, seen, anyway, sendAt };
  return post<Message>(`${path}/messages`, body, anyway ? `${clientId}-anyway` : clientId);
}

/**
 * What a refusal means: `later` passes by itself; `signedOut` waits for its owner; `again` may have arrived, and the clientId
 * tells the server; all else is for a person.
 */
export function verdictOf(status: number, type: string): "later" | "signedOut" | "again" | "refused" {
  const name = type.split("/").at(-1) ?? "";
  // Nothing is sent before somebody has looked at what was restored.
  if (name === "restored-from-backup") return "refused";
  if (status === 401 || name === "cross-site-request") return "signedOut";
  if (name === "idempotency-outcome-unknown") return "again";
  if ([0, 429, 502, 503, 504].includes(status) || name === "idempotency-running") return "later";
  return "refused";
}
