import { Connection, type ConnectionState } from "./connection.ts";
import type { ServerEvent } from "./parser.ts";

export type LiveState = { readonly state: ConnectionState; readonly retryAt: number | null };
type Relay =
  | { type: "event"; event: ServerEvent }
  | { type: "state"; live: LiveState; lastID: string }
  | { type: "hello" }
  | { type: "retry" };

/**
 * Live events for this tab. One tab of the browser is the leader and holds the only connection (HTTP/1.1 allows six to a
 * host); it relays to the others, and when it closes the next one goes on where it stopped.
 */
class LiveEvents {
  private live: LiveState = { state: "connecting", retryAt: null };
  private lastID = "";
  private connection: Connection | undefined;
  private readonly channel = "BroadcastChannel" in globalThis
    ? new BroadcastChannel("lodestone-events")
    : undefined;
  private readonly stateListeners = new Set<() => void>();
  private readonly eventListeners = new Set<(kind: string, data: Record<string, unknown>) => void>();
  private signedOut = () => {};

  start(signedOut: () => void) {
    this.signedOut = signedOut;
    this.channel?.addEventListener("message", ({ data }: MessageEvent<Relay>) => this.relayed(data));
    // Web Locks need a secure context; without them each tab holds a connection of its own.
    if (!this.channel || !navigator.locks) return this.lead();
    this.channel.postMessage({ type: "hello" } satisfies Relay);
    void navigator.locks.request("lodestone-events", () => {
      this.lead();
      return new Promise(() => {}); // the lock is held until the tab goes
    });
  }

  readonly state = () => this.live;

  readonly subscribe = (listener: () => void) => {
    this.stateListeners.add(listener);
    return () => void this.stateListeners.delete(listener);
  };

  onEvent(listener: (kind: string, data: Record<string, unknown>) => void) {
    this.eventListeners.add(listener);
    return () => void this.eventListeners.delete(listener);
  }

  retryNow() {
    if (this.connection) this.connection.retryNow();
    else this.channel?.postMessage({ type: "retry" } satisfies Relay);
  }

  private lead() {
    this.connection = new Connection({
      url: "/api/events",
      lastID: () => this.lastID,
      receive: (event) => {
        this.receive(event);
        this.channel?.postMessage({ type: "event", event } satisfies Relay);
      },
      changed: (state, retryAt) => {
        this.setState({ state, retryAt });
        this.tellState();
      },
      signedOut: () => this.signedOut(),
      refused: () => {
        const event = { id: "", kind: "reset", data: "" };
        this.receive(event);
        this.channel?.postMessage({ type: "event", event } satisfies Relay);
      },
    });
    void this.connection.run();
  }

  private tellState() {
    this.channel?.postMessage({ type: "state", live: this.live, lastID: this.lastID } satisfies Relay);
  }

  private relayed(message: Relay) {
    if (message.type === "hello" && this.connection) this.tellState();
    if (message.type === "retry") this.connection?.retryNow();
    if (this.connection) return;
    if (message.type === "event") this.receive(message.event);
    if (message.type === "state") {
      this.lastID = message.lastID || this.lastID;
      this.setState(message.live);
    }
  }

  private setState(live: LiveState) {
    this.live = live;
    for (const listener of this.stateListeners) listener();
  }

  private receive(event: ServerEvent) {
    if (event.id) this.lastID = event.id;
    let data: Record<string, unknown> = {};
    try {
      data = event.data ? JSON.parse(event.data) as Record<string, unknown> : {};
    } catch {
      // An event without readable data still says that something of its kind changed.
    }
    for (const listener of this.eventListeners) listener(event.kind, data);
  }
}

export const liveEvents = new LiveEvents();
