import { api } from "../api/client.ts";
import { asProblem, type Problem } from "../api/problem.ts";

export type QueryState<Data> = {
  readonly data: Data | undefined;
  readonly problem: Problem | undefined;
  readonly isLoading: boolean;
};

export type Loader<Data> = (previous: Data | undefined) => Promise<Data>;

type Entry = {
  state: QueryState<unknown>;
  load: Loader<unknown>;
  watchers: Set<() => void>;
  running: Promise<void> | undefined;
  startedAt: number;
  isStale: boolean;
  timer: ReturnType<typeof setTimeout> | undefined;
  forget: ReturnType<typeof setTimeout> | undefined;
};

const empty: QueryState<unknown> = { data: undefined, problem: undefined, isLoading: true };

/** Live events keep the answers fresh; without them an answer is taken for true no longer than this. */
const trusted = 30_000;
/** A burst of events reloads one answer no more often than this. */
const pause = 400;
/** How long an answer nobody looks at is kept, so that going back is instant. */
const keep = 5 * 60_000;

/** The answers of the server, by path. One for the whole page; tests make their own. */
export class QueryStore {
  private readonly entries = new Map<string, Entry>();
  /** True while live events arrive: then answers stay fresh by themselves. */
  isLive = false;
  /** What was read earlier, for when the server cannot be reached. */
  earlier: ((key: string) => Promise<unknown>) | undefined;

  state<Data>(key: string): QueryState<Data> {
    return (this.entries.get(key)?.state ?? empty) as QueryState<Data>;
  }

  watch<Data>(key: string, load: Loader<Data>, watcher: () => void): () => void {
    const entry = this.entry(key, load as Loader<unknown>);
    clearTimeout(entry.forget);
    entry.watchers.add(watcher);
    const age = Date.now() - entry.startedAt;
    if (entry.isStale || (!this.isLive && age > trusted)) void this.run(key, entry);
    return () => {
      entry.watchers.delete(watcher);
      if (entry.watchers.size === 0) entry.forget = setTimeout(() => this.drop(key), keep);
    };
  }

  /** Loads again what is looked at and matches; the rest when it is looked at next. */
  invalidate(matches: (key: string) => boolean) {
    for (const [key, entry] of this.entries) {
      if (!matches(key)) continue;
      entry.isStale = true;
      if (entry.watchers.size > 0) this.soon(key, entry);
    }
  }

  /** Loads again now, and waits: for what a person asked to see. */
  async reload(key: string) {
    const entry = this.entries.get(key);
    if (!entry) return;
    await entry.running;
    await this.run(key, entry);
  }

  /** Changes answers in place, for live events and hopeful writes. `undefined` leaves one as it is. */
  update<Data>(
    matches: string | ((key: string) => boolean),
    change: (data: Data, key: string) => Data | undefined,
  ) {
    for (const [key, entry] of this.entries) {
      if (typeof matches === "string" ? key !== matches : !matches(key)) continue;
      if (entry.state.data === undefined) continue;
      const changed = change(entry.state.data as Data, key);
      if (changed !== undefined && changed !== entry.state.data) {
        this.set(entry, { ...entry.state, data: changed });
      }
    }
  }

  /** Puts an answer that came another way (a write's, or the page's own first data). */
  put<Data>(key: string, data: Data) {
    const entry = this.entry(key, () => api.get(key));
    entry.isStale = false;
    entry.startedAt = Date.now();
    this.set(entry, { data, problem: undefined, isLoading: false });
  }

  /** Loads again what was asked for before live events began: something may have happened between. */
  distrustBefore(instant: number) {
    this.invalidate((key) => {
      const startedAt = this.entries.get(key)?.startedAt ?? 0;
      return startedAt < instant && (key !== "/api/session" || startedAt === 0);
    });
  }

  keys() {
    return [...this.entries.keys()];
  }

  private entry(key: string, load: Loader<unknown>): Entry {
    const found = this.entries.get(key);
    if (found) return found;
    const entry: Entry = {
      state: empty,
      load,
      watchers: new Set(),
      running: undefined,
      startedAt: 0,
      isStale: true,
      timer: undefined,
      forget: undefined,
    };
    this.entries.set(key, entry);
    return entry;
  }

  /** Forgets an answer nobody looks at. */
  drop(key: string) {
    const entry = this.entries.get(key);
    if (!entry || entry.watchers.size > 0) return;
    clearTimeout(entry.forget);
    clearTimeout(entry.timer);
    this.entries.delete(key);
  }

  private soon(key: string, entry: Entry) {
    if (entry.timer !== undefined || entry.running) return;
    const wait = Math.max(0, entry.startedAt + pause - Date.now());
    entry.timer = setTimeout(() => {
      entry.timer = undefined;
      void this.run(key, entry);
    }, wait);
  }

  private run(key: string, entry: Entry): Promise<void> {
    if (entry.running) return entry.running;
    clearTimeout(entry.timer);
    entry.timer = undefined;
    entry.isStale = false;
    entry.startedAt = Date.now();
    if (entry.state.problem) {
      this.set(entry, { ...entry.state, problem: undefined, isLoading: entry.state.data === undefined });
    }
    entry.running = this.attempt(key, entry).finally(() => {
      entry.running = undefined;
      // What became stale while it was loading is loaded once more.
      if (entry.isStale && entry.watchers.size > 0 && !entry.state.problem) this.soon(key, entry);
    });
    return entry.running;
  }

  private async attempt(key: string, entry: Entry) {
    const before = entry.state.data;
    try {
      const data = await entry.load(before);
      this.set(entry, { data, problem: undefined, isLoading: false });
    } catch (error) {
      entry.isStale = true;
      const problem = asProblem(error);
      const isUnread = problem.status === 0 && before === undefined && entry.state.data === undefined;
      const data = isUnread ? await this.earlier?.(key).catch(() => undefined) : entry.state.data;
      // Not taken for true once the server is there again.
      if (isUnread && data !== undefined) entry.startedAt = 0;
      this.set(entry, {
        data,
        problem: isUnread && data !== undefined ? undefined : problem,
        isLoading: false,
      });
    }
  }

  private set(entry: Entry, state: QueryState<unknown>) {
    entry.state = state;
    for (const watcher of [...entry.watchers]) watcher();
  }
}

export const queries = new QueryStore();

/** Everything below a path: `/api/campaigns` names the list, each campaign and their recipients. */
export const below = (path: string) => (key: string) => {
  const bare = key.startsWith("pages ") ? key.slice(6) : key;
  return bare === path || bare.startsWith(`${path}?`) || bare.startsWith(`${path}/`);
};

export const invalidate = (...paths: string[]) =>
  queries.invalidate((key) => paths.some((path) => below(path)(key)));
