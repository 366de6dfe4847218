/** Files that wait to be sent, kept in this browser: a reload or a dead network must not lose them. */
const opened = () =>
  new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open("lodestone-outbox", 1);
    request.onupgradeneeded = () => void request.result.createObjectStore("files");
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

async function run<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await opened();
  try {
    return await new Promise<T>((resolve, reject) => {
      const request = work(database.transaction("files", mode).objectStore("files"));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  } finally {
    database.close();
  }
}

/** Those of this page are at hand without the disk, and where a browser has none for us (a private window). */
const atHand = new Map<string, File>();

export const blobs = {
  async put(key: string, file: File) {
    atHand.set(key, file);
    await run("readwrite", (store) => store.put(file, key)).catch(() => {});
  },
  async get(key: string): Promise<File | undefined> {
    return atHand.get(key) ??
      await run<File | undefined>("readonly", (store) => store.get(key)).catch(() => undefined);
  },
  async drop(key: string) {
    atHand.delete(key);
    await run("readwrite", (store) => store.delete(key)).catch(() => {});
  },
};
