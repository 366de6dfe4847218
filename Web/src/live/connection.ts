import { EventParser, type ServerEvent } from "./parser.ts";

export type ConnectionState = "connecting" | "open" | "lost";

type Options = {
  url: string;
  lastID: () => string;
  receive: (event: ServerEvent) => void;
  changed: (state: ConnectionState, retryAt: number | null) => void;
  signedOut: () => void;
  /** A role that does not follow events: nothing is lost, one looks again now and then. */
  refused: () => void;
};

/** How often one looks again without events. */
const lookAgain = 20_000;

/** No byte for this long means that the line is dead: the server writes a comment every 15 seconds. */
const silence = 45_000;

/**
 * One stream of events that mends itself. It is read with fetch and not EventSource, so that a new leader tab can say where
 * the former one stopped (Last-Event-ID), a dead line is noticed, and a 401 is told from a broken network.
 */
export class Connection {
  private isClosed = false;
  private failures = 0;
  private abort: AbortController | undefined;
  private wake: (() => void) | undefined;

  constructor(private readonly options: Options) {
    addEventListener("online", this.retryNow);
  }

  retryNow = () => {
    this.failures = Math.min(this.failures, 1);
    this.wake?.();
  };

  close() {
    this.isClosed = true;
    removeEventListener("online", this.retryNow);
    this.abort?.abort();
    this.wake?.();
  }

  async run() {
    while (!this.isClosed) {
      this.options.changed(this.failures === 0 ? "connecting" : "lost", null);
      const isRefused = await this.read().catch(() => false);
      if (this.isClosed) return;
      if (isRefused) {
        this.options.changed("open", null);
        await this.pause(lookAgain);
        this.options.refused();
        continue;
      }
      this.failures += 1;
      await this.rest();
    }
  }

  private async rest() {
    const wait = Math.min(30_000, 500 * 2 ** Math.min(this.failures, 6)) * (0.75 + Math.random() * 0.5);
    this.options.changed("lost", Date.now() + wait);
    await this.pause(wait);
  }

  private async pause(wait: number) {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, wait);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.wake = undefined;
  }

  /** Whether this person may not follow events at all. */
  private async read(): Promise<boolean> {
    const abort = new AbortController();
    this.abort = abort;
    const headers: Record<string, string> = { Accept: "text/event-stream" };
    const last = this.options.lastID();
    if (last) headers["Last-Event-ID"] = last;
    let watchdog = setTimeout(() => abort.abort(), silence);
    const lost = () => abort.abort();
    addEventListener("offline", lost);
    try {
      const response = await fetch(this.options.url, {
        headers,
        signal: abort.signal,
        cache: "no-store",
        credentials: "same-origin",
      });
      if (response.status === 401) {
        this.close();
        this.options.signedOut();
        return false;
      }
      if (response.status === 403) return true;
      if (!response.ok || !response.body) return false;
      this.failures = 0;
      this.options.changed("open", null);
      const parser = new EventParser(this.options.receive);
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return false;
        clearTimeout(watchdog);
        watchdog = setTimeout(() => abort.abort(), silence);
        parser.push(value);
      }
    } finally {
      clearTimeout(watchdog);
      removeEventListener("offline", lost);
      abort.abort();
    }
  }
}
