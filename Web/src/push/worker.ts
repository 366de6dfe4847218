// The service worker, served as /sw.js: wakes for pushes, keeps the app for a dead network, and sends what waits.
import { sendWhenOnline } from "../offline/sending.ts";
import { keepShell } from "../offline/shell.ts";
import { bodyOf, deviceName, ownPath } from "./subscription.ts";

// TypeScript knows a page or a worker, not both in one project: what is used here, by hand.
type Waiting = Event & { waitUntil(work: Promise<unknown>): void };
type PushEvent = Waiting & { data: { json(): unknown } | null };
type ClickEvent = Waiting & { notification: Notification };
type ChangeEvent = Waiting & { newSubscription?: PushSubscription | null };
type Tab = {
  visibilityState: string;
  focus(): Promise<unknown>;
  postMessage(message: unknown, transfer: Transferable[]): void;
};
type Worker = {
  registration: ServiceWorkerRegistration;
  clients: {
    matchAll(options: { type: "window"; includeUncontrolled: boolean }): Promise<Tab[]>;
    openWindow(path: string): Promise<unknown>;
  };
  addEventListener<Kind>(name: string, listener: (event: Kind) => void): void;
};
const worker = self as unknown as Worker;

keepShell();
sendWhenOnline();
worker.addEventListener<PushEvent>("push", (event) => event.waitUntil(show(event)));
worker.addEventListener<ClickEvent>("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification));
});
worker.addEventListener<ChangeEvent>("pushsubscriptionchange", (event) => event.waitUntil(renew(event)));

type Told = { title?: unknown; body?: unknown; link?: unknown; tag?: unknown };

function read(event: PushEvent): Told {
  try {
    const told = event.data?.json();
    return typeof told === "object" && told !== null ? told : {};
  } catch {
    return {};
  }
}

/** Something is shown for each push, as browsers demand: what cannot be read is shown by the name alone. */
function show(event: PushEvent) {
  const { title, body, link, tag } = read(event);
  const options = {
    body: typeof body === "string" ? body : "",
    data: { link: ownPath(link, location.origin) },
    ...(typeof tag === "string" && tag ? { tag, renotify: true } : {}),
  };
  return worker.registration.showNotification(
    typeof title === "string" && title ? title : "Lodestone",
    options,
  );
}

/** In an open tab that says that it went there; else in a new one. */
async function open(notification: Notification) {
  const path = ownPath((notification.data as { link?: unknown } | null)?.link, location.origin);
  const tabs = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  tabs.sort((left, right) =>
    Number(right.visibilityState === "visible") - Number(left.visibilityState === "visible")
  );
  for (const tab of tabs) {
    if (await goes(tab, path)) return tab.focus();
  }
  return worker.clients.openWindow(path);
}

/** Whether the tab shows the app: a page of forms, or one that is being left, says nothing. */
function goes(tab: Tab, path: string) {
  return new Promise<boolean>((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done(true);
    setTimeout(() => done(false), 500);
    tab.postMessage({ type: "lodestone.open", path }, [port2]);
  });
}

/** The browser has made a new subscription, or ended one: the server is told while its session lasts. */
async function renew(event: ChangeEvent) {
  const session = await fetch("/api/session");
  if (!session.ok) return;
  const { csrf } = await session.json() as { csrf: string };
  const { publicKey } = await (await fetch("/api/push")).json() as { publicKey: string };
  const subscription = event.newSubscription ??
    await worker.registration.pushManager.subscribe({
      userVisibleOnly: true,
      applicationServerKey: publicKey,
    });
  await fetch("/api/push/subscriptions", {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      "X-CSRF-Token": csrf,
      "Idempotency-Key": crypto.randomUUID(),
    },
    body: JSON.stringify(bodyOf(subscription, deviceName(navigator.userAgent))),
  });
}
