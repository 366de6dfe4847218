import type { Page, Session } from "../api/types.ts";
import { queries } from "../data/store.ts";
import { keptName, leaving } from "./leave.ts";
import { ownerOf } from "./pending.ts";

// What was read is kept in this browser for its owner, so that it can be read without a network, and goes at signing out.
const sessionKey = "/api/session";
const mostItems = 50;
const mostAnswers = 150;
const often = 15_000;

type Kept = { key: string; owner: string; at: number; data: unknown };

const isKept = (key: string) =>
  key === sessionKey || key.startsWith("/api/conversations") || key.startsWith("pages /api/conversations") ||
  ["/api/channels", "/api/contacts/", "/api/credits", "/api/tags", "/api/views"].some((path) =>
    key.startsWith(path)
  );

const opened = () =>
  new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(keptName, 1);
    request.onupgradeneeded = () =>
      void request.result.createObjectStore("answers", { keyPath: ["owner", "key"] });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

async function run<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T> | void,
): Promise<T> {
  const database = await opened();
  // Signing out in another tab deletes it all.
  database.onversionchange = () => database.close();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction("answers", mode);
      const request = work(transaction.objectStore("answers"));
      transaction.oncomplete = () => resolve(request?.result as T);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

const nobody = "";
const isPage = (data: unknown): data is Page<unknown> =>
  Array.isArray((data as Partial<Page<unknown>> | null)?.items);
const trimmed = (data: unknown) => isPage(data) ? { ...data, items: data.items.slice(0, mostItems) } : data;

const saved = new Map<string, unknown>();

async function save(session: Session) {
  const owner = ownerOf(session);
  const changed = queries.keys().filter(isKept).map((key) => ({ key, data: queries.state(key).data }))
    .filter(({ key, data }) => data !== undefined && saved.get(key) !== data);
  if (changed.length === 0) return;
  await run("readwrite", (store) => {
    for (const { key, data } of changed) {
      const owners = key === sessionKey ? nobody : owner;
      store.put({ key, owner: owners, at: Date.now(), data: trimmed(data) } satisfies Kept);
    }
  });
  for (const { key, data } of changed) saved.set(key, data);
}

/** What is somebody else's goes, and of this member's what was read longest ago. */
async function prune(session: Session) {
  const all = await run<Kept[]>("readonly", (store) => store.getAll());
  const own = all.filter(({ owner }) => owner === ownerOf(session)).sort((left, right) => right.at - left.at);
  const staying = new Set(own.slice(0, mostAnswers));
  await run("readwrite", (store) => {
    for (const answer of all) {
      if (answer.owner !== nobody && !staying.has(answer)) store.delete([answer.owner, answer.key]);
    }
  });
}

export function startKeeping(session: Session) {
  let hasLeft = false;
  // Going to the page for signing in hides this one, which must not write down again what was just deleted.
  addEventListener(leaving, () => hasLeft = true);
  const keep = () => {
    if (!hasLeft) save(session).catch(() => {}); // a full disk, or none
  };
  prune(session).catch(() => {});
  setTimeout(keep, 2_000);
  setInterval(keep, often);
  addEventListener("visibilitychange", () => document.hidden && keep());
  addEventListener("pagehide", keep);
}

/** An answer as it was read last, where the server cannot be asked. */
export async function kept(key: string): Promise<unknown> {
  if (!isKept(key)) return undefined;
  const read = async (owner: string, wanted: string) =>
    (await run<Kept | undefined>("readonly", (store) => store.get([owner, wanted])))?.data;
  const session = await read(nobody, sessionKey) as Session | undefined;
  if (key === sessionKey || !session) return session;
  return await read(ownerOf(session), key);
}
