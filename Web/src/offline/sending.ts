// The worker's part that sends what waits when no tab is open: the browser wakes it once there is a network.
import type { Session } from "../api/types.ts";
import { locked } from "./locked.ts";
import {
  channelName,
  deliver,
  isNote,
  lockName,
  ownerOf,
  type Pending,
  type Post,
  verdictOf,
} from "./pending.ts";
import { files, queue } from "./queue.ts";
import { syncTag } from "./worker.ts";

type SyncEvent = Event & { tag: string; waitUntil(work: Promise<unknown>): void };
type Scope = {
  clients: { matchAll(options: { type: "window" }): Promise<unknown[]> };
  addEventListener<Kind>(name: string, listener: (event: Kind) => void): void;
};
const scope = self as unknown as Scope;

class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    readonly title: string,
    readonly whole: Record<string, unknown>,
  ) {
    super(title);
  }
}

async function answered<T>(response: Response): Promise<T> {
  const body = await response.json().catch(() => ({})) as Record<string, unknown>;
  if (response.ok) return body as T;
  throw new Refusal(response.status, String(body.type ?? ""), String(body.title ?? response.status), body);
}

const poster = (csrf: string): Post => async (path, body, key) =>
  answered(
    await fetch(path, {
      method: "POST",
      headers: {
        Accept: "application/json",
        "Content-Type": "application/json",
        "X-CSRF-Token": csrf,
        "Idempotency-Key": key,
      },
      body: JSON.stringify(body),
    }),
  );

async function uploaded(item: Pending, csrf: string): Promise<Pending | null> {
  const { request } = item;
  if (isNote(request) || !request.media || request.media.mediaId) return item;
  const file = await files.get(item.clientId);
  if (!file) return null;
  const headers = {
    "Content-Type": file.type || "application/octet-stream",
    "X-CSRF-Token": csrf,
    "Idempotency-Key": crypto.randomUUID(),
  };
  const path = `/api/media?filename=${encodeURIComponent(file.name)}`;
  const { id } = await answered<{ id: string }>(await fetch(path, { method: "POST", headers, body: file }));
  const done: Pending = { ...item, request: { ...request, media: { ...request.media, mediaId: id } } };
  await queue.put(done);
  return done;
}

/** Whether the next one of its conversation may follow. */
async function hand(item: Pending, csrf: string): Promise<boolean> {
  if (await queue.isGone(item.clientId)) return true;
  try {
    const ready = await uploaded(item, csrf);
    if (!ready) return false;
    await deliver(ready, poster(csrf));
  } catch (error) {
    // No network after all: the browser wakes the worker again.
    if (!(error instanceof Refusal)) throw error;
    const verdict = verdictOf(error.status, error.type);
    if (verdict === "later") throw error;
    // What a person must decide waits for the page, which asks again and hears the same.
    return false;
  }
  await Promise.all([queue.remove(item.clientId), files.drop(item.clientId)]);
  new BroadcastChannel(channelName).postMessage({ clientId: item.clientId, item: null });
  return true;
}

async function sendWaiting() {
  // An open tab does it, and shows it.
  if ((await scope.clients.matchAll({ type: "window" })).length > 0) return;
  const response = await fetch("/api/session");
  if (response.status === 401) return;
  const session = await answered<Session>(response);
  const held = new Set<string>();
  for (const item of await queue.of(ownerOf(session))) {
    const { conversationId } = item;
    if (item.state !== "waiting" || held.has(conversationId)) continue;
    await locked(lockName(item), async () => {
      if (!await hand(item, session.csrf)) held.add(conversationId);
    });
  }
}

export function sendWhenOnline() {
  scope.addEventListener<SyncEvent>("sync", (event) => {
    if (event.tag === syncTag) event.waitUntil(sendWaiting());
  });
}
