import {
  type ComponentType,
  lazy,
  type LazyExoticComponent,
  useCallback,
  useMemo,
  useSyncExternalStore,
} from "react";
import { lateTexts, type MessageKey, outreachTexts } from "../i18n/index.ts";
import { matchPath, type Parameters } from "./match.ts";

export type { Parameters };
export type Screen = ComponentType<{ parameters: Parameters }>;
export type Route = {
  /** "/campaigns/:id"; several addresses of one screen do not mount it anew. */
  readonly paths: readonly string[];
  readonly title: MessageKey;
  /** The rail's entry that is lit. */
  readonly section: string;
  readonly load: () => Promise<{ default: Screen }>;
  readonly Screen: LazyExoticComponent<Screen>;
};

/** Sections whose texts are a piece of their own. */
const outreach: ReadonlySet<string> = new Set(["campaigns", "templates", "failed"]);

export function route(
  paths: string[],
  section: string,
  title: MessageKey,
  load: () => Promise<{ default: Screen }>,
): Route {
  // A screen is drawn in the chosen language or not yet.
  const texts = outreach.has(section) ? outreachTexts : lateTexts;
  const Screen = lazy(async () => (await Promise.all([load(), texts()]))[0]);
  return { paths, section, title, load, Screen };
}

export function matchRoute(
  routes: readonly Route[],
  pathname: string,
): { route: Route; parameters: Parameters } | null {
  for (const candidate of routes) {
    for (const path of candidate.paths) {
      const parameters = matchPath(path, pathname);
      if (parameters) return { route: candidate, parameters };
    }
  }
  return null;
}

const changed = "lodestone:location";

function subscribe(listener: () => void) {
  addEventListener("popstate", listener);
  addEventListener(changed, listener);
  return () => {
    removeEventListener("popstate", listener);
    removeEventListener(changed, listener);
  };
}

export function navigate(to: string, { replace = false }: { replace?: boolean } = {}) {
  if (to === location.pathname + location.search) return;
  if (replace) history.replaceState(history.state, "", to);
  else history.pushState(null, "", to);
  dispatchEvent(new Event(changed));
}

export const usePathname = () => useSyncExternalStore(subscribe, () => location.pathname);
export const useSearch = () => useSyncExternalStore(subscribe, () => location.search);

/** One value of the address's query. Setting it to "" takes it out; other values stay. */
export function useSearchParameter(
  name: string,
): [string, (value: string, options?: { push?: boolean }) => void] {
  const search = useSearch();
  const value = useMemo(() => new URLSearchParams(search).get(name) ?? "", [search, name]);
  const set = useCallback((next: string, { push = false }: { push?: boolean } = {}) => {
    const query = new URLSearchParams(location.search);
    if (next) query.set(name, next);
    else query.delete(name);
    const text = query.toString();
    navigate(location.pathname + (text ? `?${text}` : ""), { replace: !push });
  }, [name]);
  return [value, set];
}
