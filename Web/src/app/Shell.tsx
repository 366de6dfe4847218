import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { t } from "../i18n/index.ts";
import { Page } from "../ui/Page.tsx";
import { Skeleton } from "../ui/States.tsx";
import { ButtonLink } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import type { IconName } from "../ui/icons.ts";
import { AddCreditsHost, PendingPaymentsHost } from "./BillingHost.tsx";
import { ConnectionBar } from "./ConnectionBar.tsx";
import { ErrorBoundary } from "./ErrorBoundary.tsx";
import { useShortcuts } from "./keyboard.ts";
import { Rail } from "./Rail.tsx";
import { matchRoute, navigate, usePathname } from "./router.ts";
import { routes } from "./routes.ts";
import { useMayOpen, useSession } from "./session.ts";
import { TopBar } from "./TopBar.tsx";

// Not needed for the first screen, and there long before anybody asks for them.
const overlays = () =>
  Promise.all([import("./Palette.tsx"), import("./ShortcutMap.tsx"), import("./tips.ts")]);
const Palette = lazy(async () => ({ default: (await overlays())[0].Palette }));
const ShortcutMap = lazy(async () => ({ default: (await overlays())[1].ShortcutMap }));

const goKeys = [
  ["h", "nav.home", "/"],
  ["i", "nav.inbox", "/inbox"],
  ["c", "nav.contacts", "/contacts"],
  ["m", "nav.campaigns", "/campaigns"],
  ["t", "nav.templates", "/templates"],
  ["b", "nav.credits", "/credits"],
  ["s", "nav.settings", "/settings"],
] as const;

export function Shell() {
  const [overlay, setOverlay] = useState<"palette" | "keys" | null>(null);
  const pathname = usePathname();
  const match = matchRoute(routes, pathname);
  const mayOpen = useMayOpen();
  useEffect(() => {
    // A failure shows when one is really opened.
    const timer = setTimeout(() => overlays().catch(() => {}), 1_000);
    return () => clearTimeout(timer);
  }, []);
  const session = useSession();
  useEffect(
    () =>
      void import("../offline/start.ts").then(({ startOffline }) => startOffline(session)).catch(() => {}),
    [
      session,
    ],
  );
  const go = (to: string) => () => navigate(to);

  useShortcuts([
    { keys: "mod+k", label: "keys.palette", group: "keys.everywhere", run: () => setOverlay("palette") },
    { keys: "?", label: "keys.map", group: "keys.everywhere", run: () => setOverlay("keys") },
    ...goKeys.filter(([, , href]) => mayOpen(href)).map(([key, label, href]) => ({
      keys: `g ${key}`,
      label,
      group: "keys.go" as const,
      run: go(href),
    })),
    ...(mayOpen("/campaigns/new")
      ? [{
        keys: "c",
        label: "campaigns.new" as const,
        group: "keys.everywhere" as const,
        run: go("/campaigns/new"),
      }]
      : []),
  ]);

  return (
    <div className="shell" data-section={match?.route.section}>
      <a className="skip-link" href="#main">{t("shell.skip")}</a>
      <Rail section={match?.route.section ?? ""} />
      <TopBar openPalette={() => setOverlay("palette")} openKeys={() => setOverlay("keys")} />
      <main id="main" tabIndex={-1} className="shell-main">
        <ConnectionBar />
        <PendingPaymentsHost />
        <div className="shell-screen">
          {!match ? <NotFound /> : mayOpen(match.route.paths[0]!) ? <Outlet match={match} /> : <NotForYou />}
        </div>
      </main>
      <AddCreditsHost />
      {overlay === "palette" && (
        <Suspense fallback={null}>
          <Palette
            onClose={() => setOverlay(null)}
            openKeys={() => setOverlay("keys")}
          />
        </Suspense>
      )}
      {overlay === "keys" && (
        <Suspense fallback={null}>
          <ShortcutMap onClose={() => setOverlay(null)} />
        </Suspense>
      )}
    </div>
  );
}

function Outlet({ match }: { match: NonNullable<ReturnType<typeof matchRoute>> }) {
  const { route, parameters } = match;
  const key = route.paths[0]!;
  // The boundary is mounted together with its lazy child: React would otherwise hold commits back while it loads.
  return (
    <ErrorBoundary key={key}>
      <Suspense fallback={<Skeleton rows={8} />}>
        <FocusHeading key={key} />
        <route.Screen parameters={parameters} />
      </Suspense>
    </ErrorBoundary>
  );
}

let isFirstScreen = true;

/** Focus goes to the heading of a new screen, but not when the page was just opened. */
function FocusHeading() {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (isFirstScreen) {
      isFirstScreen = false;
      return;
    }
    place.current?.parentElement?.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
  }, []);
  return <span ref={place} hidden />;
}

const NotForYou = () => <Nowhere icon="lock" title={t("notForYou.title")} text={t("notForYou.text")} />;
const NotFound = () => <Nowhere icon="search" title={t("notFound.title")} text={t("notFound.text")} />;

function Nowhere({ icon, title, text }: { icon: IconName; title: string; text: string }) {
  return (
    <Page title={title}>
      <div className="state">
        <span className="state-icon">
          <Icon name={icon} size={22} />
        </span>
        <p className="state-text">{text}</p>
        <div className="state-action">
          <ButtonLink href="/" kind="primary">{t("notFound.home")}</ButtonLink>
        </div>
      </div>
    </Page>
  );
}
