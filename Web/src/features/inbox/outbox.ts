import { useMemo, useSyncExternalStore } from "react";
import { api } from "../../api/client.ts";
import { asProblem } from "../../api/problem.ts";
import type { Message, TemplateComponent } from "../../api/types.ts";
import { randomID, stored } from "../../app/storage.ts";
import { liveEvents } from "../../live/events.ts";
import { placeMessage } from "./actions.ts";

export type MessageRequest = {
  type: string;
  text?: { body: string };
  template?: { templateId: string; values: Record<string, string> };
  media?: { mediaId: string; caption?: string; filename?: string };
  replyTo?: string;
};

/** A message on its way to the server. It outlives a reload, and is sent with the same clientId until the server has it. */
export type Pending = {
  readonly clientId: string;
  readonly conversationId: string;
  readonly request: MessageRequest;
  /** What the hopeful bubble shows for a template. */
  readonly components?: TemplateComponent[];
  readonly at: string;
  readonly state: "sending" | "waiting" | "refused";
  readonly refusal?: {
    title: string;
    detail: string;
    requestID: string | null;
    shortfall?: string;
    isAboutPlan?: boolean;
  };
};

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

export function send(conversationId: string, request: MessageRequest, components?: TemplateComponent[]) {
  const sending: Pending = {
    clientId: randomID(),
    conversationId,
    request,
    components,
    at: new Date().toISOString(),
    state: "waiting",
  };
  set([...pending, sending]);
  void attempt(sending.clientId);
}

export const discard = (clientId: string) => set(pending.filter((sending) => sending.clientId !== clientId));

/** The same clientId again: should the first try have arrived after all, the server answers with that message. */
export function sendAgain(clientId: string) {
  change(clientId, { state: "waiting", refusal: undefined });
  void attempt(clientId);
}

async function attempt(clientId: string) {
  const sending = pending.find((candidate) => candidate.clientId === clientId);
  if (!sending || running.has(clientId)) return;
  // Messages of a conversation go in the order they were written.
  const earlier = pending.find((other) =>
    other.conversationId === sending.conversationId && other.state !== "refused"
  );
  if (earlier && earlier.clientId !== clientId) return;
  running.add(clientId);
  change(clientId, { state: "sending" });
  try {
    const path = `/api/conversations/${sending.conversationId}/messages`;
    const message = await api.post<Message>(path, { clientId, ...sending.request }, { key: clientId });
    failures = 0;
    placeMessage(message);
    discard(clientId);
  } catch (error) {
    const problem = asProblem(error);
    if (problem.isPassing) {
      change(clientId, { state: "waiting" });
      later();
    } else {
      const { title, detail, requestID, isAboutPlan } = problem;
      const shortfall = problem.fact("shortfall");
      change(clientId, { state: "refused", refusal: { title, detail, requestID, shortfall, isAboutPlan } });
    }
  } finally {
    running.delete(clientId);
  }
  const next = pending.find((other) =>
    other.conversationId === sending.conversationId && other.state === "waiting"
  );
  if (next && next.clientId !== clientId) void attempt(next.clientId);
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
