import { api } from "../api/client.ts";
import type { Push, PushDevice, Session } from "../api/types.ts";
import { navigate } from "../app/router.ts";
import { stored } from "../app/storage.ts";
import { invalidate } from "../data/store.ts";
import { registerWorker } from "../offline/worker.ts";
import { bodyOf, deviceName, keyOf } from "./subscription.ts";

export const pushPath = "/api/push";

/** What this browser can do, and whether it does. */
export type DeviceState = "insecure" | "unsupported" | "blocked" | "off" | "on";

/** What is kept of this browser's subscription, by workspace. */
type Known = { id: string; member: string; session: string };
const known = {
  all: () => stored.read<Record<string, Known>>("push") ?? {},
  of: ({ workspace, member }: Session): Known | undefined => {
    const found = known.all()[workspace.id];
    return found?.member === member.id ? found : undefined;
  },
  set: ({ workspace }: Session, value: Known | undefined) => {
    const { [workspace.id]: _, ...rest } = known.all();
    stored.write("push", value ? { ...rest, [workspace.id]: value } : rest);
  },
};

const changed = "lodestone:device";

/** Runs the listener whenever this browser is told of, or let go. Gives the way to stop it. */
export function onDeviceChange(listener: () => void) {
  addEventListener(changed, listener);
  return () => removeEventListener(changed, listener);
}

/** Tells one session from another: the start of its token, which opens nothing. */
const markOf = (session: Session) => session.csrf.slice(0, 8);

const isAble = () => "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

const registration = () => navigator.serviceWorker.getRegistration("/");

async function subscription() {
  return await (await registration())?.pushManager.getSubscription() ?? null;
}

export async function deviceState(session: Session): Promise<DeviceState> {
  if (!isSecureContext) return "insecure";
  if (!isAble()) return "unsupported";
  if (Notification.permission === "denied") return "blocked";
  return known.of(session) && await subscription() ? "on" : "off";
}

export const isThisDevice = (session: Session, device: PushDevice) => known.of(session)?.id === device.id;

async function tell(session: Session, found: PushSubscription) {
  const body = bodyOf(found, deviceName(navigator.userAgent));
  const device = await api.post<PushDevice>("/api/push/subscriptions", body);
  // The same browser under a new address: the old one is of no use.
  const before = known.of(session);
  if (before && before.id !== device.id) {
    await api.delete(`/api/push/subscriptions/${before.id}`).catch(() => {});
  }
  known.set(session, { id: device.id, member: session.member.id, session: markOf(session) });
  dispatchEvent(new Event(changed));
  invalidate(pushPath);
}

/** Asks the member, subscribes, and tells the server. False when they said no. */
export async function turnOn(session: Session): Promise<boolean> {
  if (await Notification.requestPermission() !== "granted") return false;
  const { publicKey } = await api.get<Push>(pushPath);
  await registerWorker();
  const { pushManager } = await navigator.serviceWorker.ready;
  const old = await pushManager.getSubscription();
  // A browser refuses another key while it has a subscription with the old one.
  if (old && keyOf(old) !== publicKey) await old.unsubscribe();
  await tell(
    session,
    await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey }),
  );
  return true;
}

/** This browser is told nothing any more. */
export async function turnOff(session: Session) {
  const found = known.of(session);
  if (found) await api.delete(`/api/push/subscriptions/${found.id}`).catch(() => {}); // gone there already
  await letGo(session);
  invalidate(pushPath);
}

/** The browser's own subscription ends when no workspace is left that uses it. */
async function letGo(session: Session) {
  known.set(session, undefined);
  if (Object.keys(known.all()).length === 0) await (await subscription())?.unsubscribe();
  dispatchEvent(new Event(changed));
}

/** Before signing out: whoever comes next is told nothing that is this member's. The server ends what it knows itself. */
export async function forgetDevice() {
  if (Object.keys(known.all()).length === 0 || !isAble()) return;
  stored.write("push", undefined);
  await (await subscription())?.unsubscribe();
}

/**
 * At each start of the app: the server forgets a device with its session, and may have a new key. What somebody removed
 * from the list, on whatever device, stays removed.
 */
async function keep(session: Session) {
  const found = known.of(session);
  if (!found || !isAble() || Notification.permission !== "granted") return;
  const browsers = await subscription();
  if (!browsers) return known.set(session, undefined);
  const { publicKey, subscriptions } = await api.get<Push>(pushPath);
  const isListed = subscriptions.some(({ id }) => id === found.id);
  if (!isListed && found.session === markOf(session)) return letGo(session);
  if (isListed && keyOf(browsers) === publicKey) {
    return known.set(session, { ...found, session: markOf(session) });
  }
  await turnOn(session);
}

/** What the worker asks of an open tab: go where its notification leads. */
function listen() {
  if (!("serviceWorker" in navigator)) return;
  navigator.serviceWorker.addEventListener("message", ({ data, ports }) => {
    const { type, path } = (data ?? {}) as { type?: string; path?: unknown };
    if (type !== "lodestone.open" || typeof path !== "string" || !/^\/(?!\/)/.test(path)) return;
    navigate(path);
    ports[0]?.postMessage("gone");
  });
}

export function startPush(session: Session) {
  listen();
  // Nobody asked for it just now: a fault shows on the settings screen, where it can be mended.
  keep(session).catch(() => {});
}
