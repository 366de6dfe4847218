import { asProblem, type Problem } from "../../api/problem.ts";
import { isEntry, type TemplateComponent } from "../../api/types.ts";
import { randomID } from "../../app/storage.ts";
import { invalidate } from "../../data/store.ts";
import { t } from "../../i18n/index.ts";
import { formatDateTime } from "../../i18n/format.ts";
import { refreshThread } from "../../live/conversations.ts";
import { liveEvents } from "../../live/events.ts";
import { locked } from "../../offline/locked.ts";
import {
  isNote,
  lockName,
  type MessageRequest,
  type Pending,
  type Told,
  verdictOf,
} from "../../offline/pending.ts";
import { files, queue } from "../../offline/queue.ts";
import { wakeWorkerOnline } from "../../offline/worker.ts";
import { toast } from "../../ui/toasts.ts";
import { placeItem, placeMessage } from "./actions.ts";
import { answeredIn } from "./answered.ts";
import { deliverWhole } from "./delivery.ts";
import { change, channel, everything, find, owner, place, remove, tell } from "./pendingList.ts";
import "./texts.ts";

export { usePending } from "./pendingList.ts";
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

const running = new Set<string>();
/** What other tabs say is sent or discarded, also while this one is at it. */
const gone = new Set<string>();
let retryTimer: ReturnType<typeof setTimeout> | undefined;
let failures = 0;
let lastOrder = 0;

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
  remove(clientId);
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
  const sending = find(clientId);
  if (!sending || running.has(clientId) || sending.owner !== owner()) return;
  const earlier = everything().find((other) =>
    other.conversationId === sending.conversationId && isOnItsWay(other)
  );
  if (earlier && earlier.clientId !== clientId) return;
  running.add(clientId);
  try {
    await locked(lockName(sending), async () => {
      // Not being on the disk says nothing: it may have been full, or swept by the browser.
      if (gone.has(clientId) || await queue.isGone(clientId)) return void await discard(clientId);
      change(clientId, { state: "sending" });
      await hand(find(clientId) ?? sending);
    });
  } finally {
    running.delete(clientId);
  }
  const next = everything().find((other) =>
    other.conversationId === sending.conversationId && other.state === "waiting"
  );
  if (next && next.clientId !== clientId) void attempt(next.clientId);
}

async function hand(sending: Pending) {
  const { clientId, conversationId, sendAt } = sending;
  try {
    const item = await deliverWhole(sending);
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
  for (const sending of everything()) if (sending.state === "waiting") void attempt(sending.clientId);
}

const day = 86_400_000;

/** Takes up what earlier tabs left. */
async function restore() {
  void queue.sweep(Date.now() - day);
  const known = new Set(everything().map(({ clientId }) => clientId));
  const left = (await queue.of(owner())).filter(({ clientId }) => !known.has(clientId));
  if (left.length > 0) place(...left);
  flush();
}

channel?.addEventListener("message", ({ data }: MessageEvent<Told>) => {
  if (!data.item) gone.add(data.clientId);
  if (running.has(data.clientId) || (data.item && gone.has(data.clientId))) return;
  const known = find(data.clientId);
  if (!data.item) {
    remove(data.clientId);
    // Another tab has sent it: it shows here too, whether the events are back already or not.
    return known && void refreshThread(known.conversationId);
  }
  if (data.item.owner === owner()) place(data.item);
});
addEventListener("online", flush);
addEventListener("beforeunload", (event) => {
  if (everything().some((sending) => sending.isUnkept && isOnItsWay(sending))) event.preventDefault();
});
liveEvents.subscribe(() => {
  if (liveEvents.state().state === "open") flush();
});
setTimeout(restore, 0);
