import { forgetRead } from "./leave.ts";

/** Only our own worker may be registered: the page's policy wants it said. */
function workerURL(): string {
  type Policy = { createScriptURL(text: string): string };
  type Factory = { createPolicy(name: string, rules: { createScriptURL(text: string): string }): Policy };
  const { trustedTypes } = globalThis as { trustedTypes?: Factory };
  const path = "/sw.js";
  policy ??= trustedTypes?.createPolicy("lodestone-worker", { createScriptURL: () => path });
  return policy?.createScriptURL(path) ?? path;
}
let policy: { createScriptURL(text: string): string } | undefined;

/** The one worker: it keeps the shell for a dead network, and wakes for pushes. */
export const registerWorker = () => navigator.serviceWorker.register(workerURL(), { updateViaCache: "none" });

/** The tag by which the browser wakes the worker once there is a network again. */
export const syncTag = "lodestone-outbox";

/** What waits is sent when the network is back even if no tab is open then, in browsers that can. */
export function wakeWorkerOnline() {
  type Syncing = ServiceWorkerRegistration & { sync?: { register(tag: string): Promise<void> } };
  if (!("serviceWorker" in navigator)) return;
  navigator.serviceWorker.getRegistration("/")
    .then((found) => (found as Syncing | undefined)?.sync?.register(syncTag)).catch(() => {});
}

/** At signing out: what was read, and the app's own files, which name nobody. What waits to be sent stays for its owner. */
export async function clearKept() {
  forgetRead();
  if (!("caches" in globalThis)) return;
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("lodestone-")).map((name) => caches.delete(name)));
}
