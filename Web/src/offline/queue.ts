import { byOrder, type Pending } from "./pending.ts";

/** What waits to be sent and its files, kept in this browser: a reload, a closed tab or a dead network must not lose them. */
const opened = () =>
  new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open("lodestone-outbox", 3);
    request.onupgradeneeded = () => {
      const { objectStoreNames } = request.result;
      if (!objectStoreNames.contains("files")) request.result.createObjectStore("files");
      if (!objectStoreNames.contains("gone")) {
        request.result.createObjectStore("gone", { keyPath: "clientId" });
      }
      if (!objectStoreNames.contains("messages")) {
        request.result.createObjectStore("messages", { keyPath: "clientId" });
      }
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error("an older tab holds the database"));
  });

type Store = "messages" | "files" | "gone";

async function run<T>(
  name: Store,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await opened();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(name, mode);
      const request = work(transaction.objectStore(name));
      // Written means on the disk, not on its way there.
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

const isDone = (work: Promise<unknown>) => work.then(() => true, () => false);

/** Nothing here throws: in a browser without room for us (a full disk, a private window) what waits lives as long as its tab. */
export const queue = {
  async of(owner: string): Promise<Pending[]> {
    const all = await run<Pending[]>("messages", "readonly", (store) => store.getAll()).catch(() => []);
    return all.filter((item) => item.owner === owner).sort(byOrder);
  },
  /** Whether it would outlive this tab. */
  put: (item: Pending): Promise<boolean> => isDone(run("messages", "readwrite", (store) => store.put(item))),
  /** Says that it is gone before it goes: what is merely not there (no room, swept out by the browser) is still to be sent. */
  async remove(clientId: string) {
    await isDone(run("gone", "readwrite", (store) => store.put({ clientId, at: Date.now() })));
    await isDone(run("messages", "readwrite", (store) => store.delete(clientId)));
  },
  /** Sent or discarded, by whomever; false where it cannot be known. */
  async isGone(clientId: string): Promise<boolean> {
    const found = await run("gone", "readonly", (store) => store.count(clientId)).catch(() => 0);
    return found > 0;
  },
  /** Forgets what went long ago: no tab still has it in hand. */
  async sweep(before: number) {
    type Gone = { clientId: string; at: number };
    const all = await run<Gone[]>("gone", "readonly", (store) => store.getAll()).catch(() => []);
    for (const { clientId, at } of all) {
      if (at < before) await isDone(run("gone", "readwrite", (store) => store.delete(clientId)));
    }
  },
};

/** Those of this page are at hand without the disk. */
const atHand = new Map<string, File>();

export const files = {
  /** Of a file that the server has already: only to have it at hand. */
  hold: (key: string, file: File) => void atHand.set(key, file),
  put(key: string, file: File): Promise<boolean> {
    atHand.set(key, file);
    return isDone(run("files", "readwrite", (store) => store.put(file, key)));
  },
  async get(key: string): Promise<File | undefined> {
    return atHand.get(key) ??
      await run<File | undefined>("files", "readonly", (store) => store.get(key)).catch(() => undefined);
  },
  async drop(key: string) {
    atHand.delete(key);
    await isDone(run("files", "readwrite", (store) => store.delete(key)));
  },
};
