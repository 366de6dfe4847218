// The worker's part that keeps the app itself for a dead network. Answers of the API pass it by, always: they are people's.

declare const LODESTONE_SHELL: { version: string; files: string[] };

type Waiting = Event & { waitUntil(work: Promise<unknown>): void };
type FetchEvent = Waiting & { request: Request; respondWith(response: Promise<Response>): void };
type Scope = {
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  addEventListener<Kind>(name: string, listener: (event: Kind) => void): void;
};
const scope = self as unknown as Scope;

const name = `lodestone-${LODESTONE_SHELL.version}`;
const page = "/index.html";
/** Pages that the server writes itself. */
const isServers =
  /^\/(?:api|sign-in|sign-up|login|confirm|invitations|pay\/test|webhooks|metrics|l|w|healthz|readyz)(?:\/|$)/;
/** A network that is there but does not answer is as good as none. */
const patience = 6_000;

async function install() {
  const cache = await caches.open(name);
  const shell = await fetch(page, { headers: { Accept: "text/html" }, cache: "reload" });
  if (!shell.ok) throw new Error(`the page was refused: ${shell.status}`);
  await cache.put(page, shell);
  await cache.addAll(LODESTONE_SHELL.files);
  await scope.skipWaiting();
}

/** One version is kept: a page of an older one asks the network, and is told to load itself anew where that has nothing. */
async function activate() {
  const old = (await caches.keys()).filter((found) => found.startsWith("lodestone-") && found !== name);
  await Promise.all(old.map((found) => caches.delete(found)));
  await scope.clients.claim();
}

/** The network's page, so that no screen is stale while there is a network; else the one that came with this worker. */
async function screen(request: Request): Promise<Response> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), patience);
  try {
    const response = await fetch(request, { signal: abort.signal });
    // A proxy whose server is gone answers, but not with the app.
    if (![502, 503, 504].includes(response.status)) return response;
    return await caches.match(page) ?? response;
  } catch (error) {
    const kept = await caches.match(page);
    if (kept) return kept;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** Names carry their content's hash: what is kept is right for ever. */
async function asset(request: Request): Promise<Response> {
  const kept = await caches.match(request, { ignoreVary: true });
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) {
    const copy = response.clone();
    await (await caches.open(name)).put(request, copy).catch(() => {}); // a full disk
  }
  return response;
}

export function keepShell() {
  scope.addEventListener<Waiting>("install", (event) => event.waitUntil(install()));
  scope.addEventListener<Waiting>("activate", (event) => event.waitUntil(activate()));
  scope.addEventListener<FetchEvent>("fetch", (event) => {
    const { request } = event;
    const { origin, pathname } = new URL(request.url);
    if (request.method !== "GET" || origin !== location.origin) return;
    if (pathname.startsWith("/assets/")) event.respondWith(asset(request));
    else if (request.mode === "navigate" && !isServers.test(pathname)) event.respondWith(screen(request));
  });
}
