import { byOrder, type Pending } from "./pending.ts";

/** What waits to be sent and its files, kept in this browser: a reload, a closed tab or a dead network must not lose them. */
const opened = () =>
  new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open("lodestone-outbox", 2);
    request.onupgradeneeded = () => {
      const { objectStoreNames } = request.result;
      if (!objectStoreNames.contains("files")) request.result.createObjectStore("files");
      if (!objectStoreNames.contains("messages")) {
        request.result.createObjectStore("messages", { keyPath: "clientId" });
      }
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error("an older tab holds the database"));
  });

type Store = "messages" | "files";

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

/** Nothing here throws: in a browser without a disk for us (a private window) what waits lives as long as its tab. */
export const queue = {
  async of(owner: string): Promise<Pending[]> {
    const all = await run<Pending[]>("messages", "readonly", (store) => store.getAll()).catch(() => []);
    return all.filter((item) => item.owner === owner).sort(byOrder);
  },
  async put(item: Pending) {
    await run("messages", "readwrite", (store) => store.put(item)).catch(() => {});
  },
  async remove(clientId: string) {
    await run("messages", "readwrite", (store) => store.delete(clientId)).catch(() => {});
  },
  /** Sent or discarded by somebody else; false where it cannot be known. */
  async isGone(clientId: string): Promise<boolean> {
    const found = await run("messages", "readonly", (store) => store.count(clientId)).catch(() => 1);
    return found === 0;
  },
};

/** Those of this page are at hand without the disk. */
const atHand = new Map<string, File>();

export const files = {
  async put(key: string, file: File) {
    atHand.set(key, file);
    await run("files", "readwrite", (store) => store.put(file, key)).catch(() => {});
  },
  async get(key: string): Promise<File | undefined> {
    return atHand.get(key) ??
      await run<File | undefined>("files", "readonly", (store) => store.get(key)).catch(() => undefined);
  },
  async drop(key: string) {
    atHand.delete(key);
    await run("files", "readwrite", (store) => store.delete(key)).catch(() => {});
  },
};
