import { useMemo, useSyncExternalStore } from "react";
import { api, withQuery } from "../../api/client.ts";
import { asProblem, Problem } from "../../api/problem.ts";
import type { Entry, Message, TemplateComponent } from "../../api/types.ts";
import { upload } from "../../api/upload.ts";
import { randomID, stored } from "../../app/storage.ts";
import { invalidate } from "../../data/store.ts";
import { t } from "../../i18n/index.ts";
import { formatDateTime } from "../../i18n/format.ts";
import { liveEvents } from "../../live/events.ts";
import { toast } from "../../ui/toasts.ts";
import { placeItem, placeMessage } from "./actions.ts";
import { type Answered, answeredIn } from "./answered.ts";
import { blobs } from "./blobs.ts";

export type MessageRequest = {
  type: string;
  text?: { body: string };
  template?: { templateId: string; values: Record<string, string> };
  /** Without a `mediaId` the file is still in this browser, under the clientId. */
  media?: { mediaId?: string; caption?: string; filename?: string; voice?: boolean };
  location?: { latitude: number; longitude: number; name?: string; address?: string };
  contacts?: Record<string, unknown>[];
  replyTo?: string;
};
export type NoteRequest = { type: "note"; text: { body: string }; mentions: string[] };

export type SendOptions = {
  /** What the hopeful bubble shows for a template. */
  components?: TemplateComponent[];
  /** The newest message that the sender had on screen: a colleague's later answer holds this one back. */
  seen?: string;
  sendAt?: string;
  file?: File;
};

/** A message or a note on its way to the server. It outlives a reload, and is sent with the same clientId until the server has it. */
export type Pending = {
  readonly clientId: string;
  readonly conversationId: string;
  readonly request: MessageRequest | NoteRequest;
  readonly components?: TemplateComponent[];
  readonly seen?: string;
  readonly anyway?: boolean;
  readonly sendAt?: string;
  readonly at: string;
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

const storageKey = "outbox";
let pending: readonly Pending[] = (stored.read<Pending[]>(storageKey) ?? []).map((sending) =>
  sending.state === "sending" ? { ...sending, state: "waiting" } : sending
);
const listeners = new Set<() => void>();
const running = new Set<string>();
let retryTimer: ReturnType<typeof setTimeout> | undefined;
let failures = 0;

function set(changed: readonly Pending[]) {
  pending = changed;
  stored.write(storageKey, changed.length > 0 ? changed : undefined);
  for (const listener of listeners) listener();
}

const change = (clientId: string, part: Partial<Pending>) =>
  set(pending.map((sending) => sending.clientId === clientId ? { ...sending, ...part } : sending));

export function usePending(conversationId: string): readonly Pending[] {
  const all = useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, () => pending);
  return useMemo(() => all.filter((sending) => sending.conversationId === conversationId), [
    all,
    conversationId,
  ]);
}

export function send(conversationId: string, request: Pending["request"], options: SendOptions = {}) {
  const { file, ...rest } = options;
  const sending: Pending = {
    clientId: randomID(),
    conversationId,
    request,
    ...rest,
    at: new Date().toISOString(),
    state: "waiting",
  };
  const kept = file ? blobs.put(sending.clientId, file) : Promise.resolve();
  set([...pending, sending]);
  void kept.then(() => attempt(sending.clientId));
}

export function discard(clientId: string) {
  set(pending.filter((sending) => sending.clientId !== clientId));
  void blobs.drop(clientId);
}

/** The same clientId again: should the first try have arrived after all, the server answers with that message. */
export function sendAgain(clientId: string, { anyway }: { anyway?: boolean } = {}) {
  change(clientId, { state: "waiting", refusal: undefined, answered: undefined, ...(anyway && { anyway }) });
  void attempt(clientId);
}

async function attempt(clientId: string) {
  const sending = pending.find((candidate) => candidate.clientId === clientId);
  if (!sending || running.has(clientId)) return;
  // What is written in a conversation goes in the order it was written.
  const earlier = pending.find((other) =>
    other.conversationId === sending.conversationId &&
    (other.state === "waiting" || other.state === "sending")
  );
  if (earlier && earlier.clientId !== clientId) return;
  running.add(clientId);
  change(clientId, { state: "sending" });
  try {
    if (isNote(sending.request)) await sendNote(sending, sending.request);
    else await sendMessage(sending, sending.request);
    failures = 0;
    discard(clientId);
  } catch (error) {
    refused(sending, asProblem(error));
  } finally {
    running.delete(clientId);
  }
  const next = pending.find((other) =>
    other.conversationId === sending.conversationId && other.state === "waiting"
  );
  if (next && next.clientId !== clientId) void attempt(next.clientId);
}

async function sendMessage(sending: Pending, given: MessageRequest) {
  const { clientId, conversationId, seen, anyway, sendAt } = sending;
  const request = await uploaded(clientId, given);
  const path = `/api/conversations/${conversationId}/messages`;
  const body = { clientId, ...request, seen, anyway, sendAt };
  // An answer to another body must not be taken for this one's.
  const message = await api.post<Message>(path, body, { key: anyway ? `${clientId}-anyway` : clientId });
  if (!sendAt) return placeMessage(message);
  invalidate(`/api/conversations/${conversationId}/scheduled`);
  toast({ tone: "ok", text: t("schedule.done", { at: formatDateTime(sendAt) }) });
}

async function sendNote({ clientId, conversationId }: Pending, { text, mentions }: NoteRequest) {
  const path = `/api/conversations/${conversationId}/notes`;
  placeItem(
    conversationId,
    await api.post<Entry>(path, { clientId, text: text.body, mentions }, { key: clientId }),
  );
}

/** A file that could not be uploaded when it was chosen goes first. */
async function uploaded(clientId: string, request: MessageRequest): Promise<MessageRequest> {
  if (!request.media || request.media.mediaId) return request;
  const file = await blobs.get(clientId);
  if (!file) throw new Problem(410, t("attachment.lost.title"), t("attachment.lost.text"));
  const { id } = await upload<{ id: string }>(
    withQuery("/api/media", { filename: file.name }),
    file,
    () => {},
  );
  const done = { ...request, media: { ...request.media, mediaId: id } };
  change(clientId, { request: done });
  return done;
}

function refused({ clientId }: Pending, problem: Problem) {
  if (problem.isPassing) {
    change(clientId, { state: "waiting" });
    return later();
  }
  const answered = answeredIn(problem);
  if (answered) return change(clientId, { state: "answered", answered });
  const { title, detail, requestID, isAboutPlan } = problem;
  const shortfall = problem.fact("shortfall");
  change(clientId, { state: "refused", refusal: { title, detail, requestID, shortfall, isAboutPlan } });
}

function later() {
  failures += 1;
  clearTimeout(retryTimer);
  retryTimer = setTimeout(flush, Math.min(30_000, 1000 * 2 ** Math.min(failures, 5)));
}

/** Tries everything that waits: after a pause, when the network is back, and when the page is opened. */
export function flush() {
  for (const sending of pending) if (sending.state === "waiting") void attempt(sending.clientId);
}

addEventListener("online", flush);
liveEvents.subscribe(() => {
  if (liveEvents.state().state === "open") flush();
});
setTimeout(flush, 500);
