import { useMemo, useSyncExternalStore } from "react";
import { api, withQuery } from "../../api/client.ts";
import { asProblem, Problem } from "../../api/problem.ts";
import { isEntry, type Message, type Session, type TemplateComponent } from "../../api/types.ts";
import { upload } from "../../api/upload.ts";
import { randomID } from "../../app/storage.ts";
import { invalidate, queries } from "../../data/store.ts";
import { t } from "../../i18n/index.ts";
import { formatDateTime } from "../../i18n/format.ts";
import { refreshThread } from "../../live/conversations.ts";
import { liveEvents } from "../../live/events.ts";
import { locked } from "../../offline/locked.ts";
import {
  byOrder,
  channelName,
  deliver,
  isNote,
  lockName,
  type MessageRequest,
  ownerOf,
  type Pending,
  type Post,
  type Told,
  verdictOf,
} from "../../offline/pending.ts";
import { files, queue } from "../../offline/queue.ts";
import { wakeWorkerOnline } from "../../offline/worker.ts";
import { toast } from "../../ui/toasts.ts";
import { placeItem, placeMessage } from "./actions.ts";
import { answeredIn } from "./answered.ts";
import "./texts.ts";

export { isNote };
export type { MessageRequest, Pending };
export type { NoteRequest } from "../../offline/pending.ts";

export type SendOptions = {
  /** What the hopeful bubble shows for a template. */
  components?: TemplateComponent[];
  /** The newest message that the sender had on screen: a colleague's later answer holds this one back. */
  seen?: string;
  sendAt?: string;
  file?: File;
};

let pending: readonly Pending[] = [];
const listeners = new Set<() => void>();
const running = new Set<string>();
/** What other tabs say is sent or discarded, also while this one is at it. */
const gone = new Set<string>();
let retryTimer: ReturnType<typeof setTimeout> | undefined;
let failures = 0;
let lastOrder = 0;

const owner = () => {
  const session = queries.state<Session>("/api/session").data;
  return session ? ownerOf(session) : "";
};
const channel = "BroadcastChannel" in globalThis ? new BroadcastChannel(channelName) : undefined;
const tell = (told: Told) => channel?.postMessage(told);

function set(changed: readonly Pending[]) {
  pending = changed;
  for (const listener of listeners) listener();
}

const without = (clientId: string) => pending.filter((sending) => sending.clientId !== clientId);

function place(item: Pending) {
  set([...without(item.clientId), item].sort(byOrder));
}

function change(clientId: string, part: Partial<Pending>): Pending | undefined {
  const before = pending.find((sending) => sending.clientId === clientId);
  if (!before) return;
  const item = { ...before, ...part };
  place(item);
  // On the disk it waits: should this tab go, somebody else takes it up.
  if (!item.isUnkept) {
    void queue.put(item.state === "sending" ? { ...item, state: "waiting" } : item);
    tell({ clientId, item });
  }
  return item;
}

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
  lastOrder = Math.max(Date.now(), lastOrder + 1);
  const sending: Pending = {
    clientId: randomID(),
    owner: owner(),
    order: lastOrder,
    conversationId,
    request,
    ...rest,
    at: new Date().toISOString(),
    state: "waiting",
  };
  place(sending);
  const { clientId } = sending;
  const isUploaded = !isNote(request) && !!request.media?.mediaId;
  if (file) files.hold(clientId, file);
  const kept = [queue.put(sending), file && !isUploaded ? files.put(clientId, file) : true];
  void Promise.all(kept).then((areKept) => {
    // Other tabs could not send what is in this one only.
    if (areKept.every(Boolean)) tell({ clientId, item: sending });
    else change(clientId, { isUnkept: true });
    return attempt(clientId);
  });
}

function forget(clientId: string) {
  set(without(clientId));
  tell({ clientId, item: null });
}

/** Also takes one back that still waits: whoever is at it finds that it is gone. */
export function discard(clientId: string) {
  forget(clientId);
  return Promise.all([queue.remove(clientId), files.drop(clientId)]);
}

/** The same clientId again: should the first try have arrived after all, the server answers with that message. */
export function sendAgain(clientId: string, { anyway }: { anyway?: boolean } = {}) {
  change(clientId, { state: "waiting", refusal: undefined, answered: undefined, ...(anyway && { anyway }) });
  void attempt(clientId);
}

const isOnItsWay = ({ state }: Pending) => state === "waiting" || state === "sending";

async function attempt(clientId: string) {
  const sending = pending.find((candidate) => candidate.clientId === clientId);
  if (!sending || running.has(clientId) || sending.owner !== owner()) return;
  const earlier = pending.find((other) =>
    other.conversationId === sending.conversationId && isOnItsWay(other)
  );
  if (earlier && earlier.clientId !== clientId) return;
  running.add(clientId);
  try {
    await locked(lockName(sending), async () => {
      // Not being on the disk says nothing: it may have been full, or swept by the browser.
      if (gone.has(clientId) || await queue.isGone(clientId)) return void await discard(clientId);
      change(clientId, { state: "sending" });
      await hand(pending.find((candidate) => candidate.clientId === clientId) ?? sending);
    });
  } finally {
    running.delete(clientId);
  }
  const next = pending.find((other) =>
    other.conversationId === sending.conversationId && other.state === "waiting"
  );
  if (next && next.clientId !== clientId) void attempt(next.clientId);
}

async function hand(sending: Pending) {
  const { clientId, conversationId, sendAt } = sending;
  try {
    const item = await delivered(await uploaded(sending));
    failures = 0;
    if (isEntry(item)) placeItem(conversationId, item);
    else if (!sendAt) placeMessage(item);
    else {
      invalidate(`/api/conversations/${conversationId}/scheduled`);
      toast({ tone: "ok", text: t("schedule.done", { at: formatDateTime(sendAt) }) });
    }
    await discard(clientId);
  } catch (error) {
    refused(sending, asProblem(error));
  }
}

async function delivered(sending: Pending) {
  const post = (suffix: string): Post => (path, body, key) => api.post(path, body, { key: key + suffix });
  try {
    return await deliver(sending, post(""));
  } catch (error) {
    const { status, type } = asProblem(error);
    if (verdictOf(status, type) !== "again") throw error;
    return await deliver(sending, post(`-${randomID()}`));
  }
}

/** A file that could not be uploaded when it was chosen goes first. */
async function uploaded(sending: Pending): Promise<Pending> {
  const { clientId, request } = sending;
  if (isNote(request) || !request.media || request.media.mediaId) return sending;
  const file = await files.get(clientId);
  if (!file) throw new Problem(410, t("attachment.lost.title"), t("attachment.lost.text"));
  const path = withQuery("/api/media", { filename: file.name });
  const { id } = await upload<Pick<Message, "id">>(path, file, () => {});
  const done = { ...request, media: { ...request.media, mediaId: id } };
  return change(clientId, { request: done }) ?? { ...sending, request: done };
}

function refused({ clientId }: Pending, problem: Problem) {
  const verdict = problem.status === -1 ? "refused" : verdictOf(problem.status, problem.type);
  if (verdict !== "refused") {
    change(clientId, { state: "waiting" });
    // Whoever is signed out sends it after signing in.
    if (verdict === "later") later();
    return;
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
  wakeWorkerOnline();
}

/** Tries everything that waits: after a pause, when the network is back, and when the app is opened. */
export function flush() {
  for (const sending of pending) if (sending.state === "waiting") void attempt(sending.clientId);
}

const day = 86_400_000;

/** Takes up what earlier tabs left. */
async function restore() {
  void queue.sweep(Date.now() - day);
  const known = new Set(pending.map(({ clientId }) => clientId));
  const left = (await queue.of(owner())).filter(({ clientId }) => !known.has(clientId));
  if (left.length > 0) set([...pending, ...left].sort(byOrder));
  flush();
}

channel?.addEventListener("message", ({ data }: MessageEvent<Told>) => {
  if (!data.item) gone.add(data.clientId);
  if (running.has(data.clientId) || (data.item && gone.has(data.clientId))) return;
  const known = pending.find(({ clientId }) => clientId === data.clientId);
  if (!data.item) {
    set(without(data.clientId));
    // Another tab has sent it: it shows here too, whether the events are back already or not.
    return known && void refreshThread(known.conversationId);
  }
  if (data.item.owner === owner()) place(data.item);
});
addEventListener("online", flush);
addEventListener("beforeunload", (event) => {
  if (pending.some((sending) => sending.isUnkept && isOnItsWay(sending))) event.preventDefault();
});
liveEvents.subscribe(() => {
  if (liveEvents.state().state === "open") flush();
});
setTimeout(restore, 0);
