// What the page and the service worker both know about subscriptions: no imports, so that the worker stays small.

/** What `POST /api/push/subscriptions` takes. */
export type SubscriptionBody = {
  endpoint: string;
  keys: { p256dh: string; auth: string };
  label: string;
  /** The server's key that the browser subscribed with. */
  publicKey?: string;
};

/** The part of a browser's `PushSubscription` that is asked for. */
export type Subscribed = {
  endpoint: string;
  options?: { applicationServerKey?: ArrayBuffer | null };
  toJSON(): { keys?: Record<string, string> };
};

/** Base64 with the alphabet of addresses and without padding. */
export function base64URL(bytes: ArrayBuffer): string {
  const text = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join("");
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** The server's key that a subscription was made with; undefined where the browser does not say. */
export function keyOf(subscription: Subscribed): string | undefined {
  const key = subscription.options?.applicationServerKey;
  return key ? base64URL(key) : undefined;
}

export function bodyOf(subscription: Subscribed, label: string): SubscriptionBody {
  const keys = subscription.toJSON().keys ?? {};
  return {
    endpoint: subscription.endpoint,
    keys: { p256dh: keys.p256dh ?? "", auth: keys.auth ?? "" },
    label,
    publicKey: keyOf(subscription),
  };
}

const browsers = [["Edg/", "Edge"], ["OPR/", "Opera"], ["Firefox/", "Firefox"], ["Chrome/", "Chrome"], [
  "Safari/",
  "Safari",
]] as const;
const systems = [
  ["Android", "Android"],
  ["iPhone", "iPhone"],
  ["iPad", "iPad"],
  ["Windows", "Windows"],
  [
    "Mac OS X",
    "Mac",
  ],
  ["CrOS", "ChromeOS"],
  ["Linux", "Linux"],
] as const;

/** "Chrome, Linux": by which somebody knows their devices again. Not translated: they are names. */
export function deviceName(userAgent: string): string {
  const named = (list: readonly (readonly [string, string])[]) =>
    list.find(([sign]) => userAgent.includes(sign))?.[1];
  return [named(browsers), named(systems)].filter(Boolean).join(", ") || "Browser";
}

/** A path of our own, whatever a message says: what leads elsewhere leads to the list of notifications. */
export function ownPath(link: unknown, origin: string): string {
  try {
    const url = new URL(String(link), origin);
    if (typeof link === "string" && link.startsWith("/") && url.origin === origin) {
      return url.pathname + url.search + url.hash;
    }
  } catch {
    // No address at all.
  }
  return "/notifications";
}
