import { StrictMode, useEffect, useSyncExternalStore } from "react";
import { setCSRF } from "../api/client.ts";
import type { Session } from "../api/types.ts";
import { useQuery } from "../data/useQuery.ts";
import { currentLocale, onLocaleChange } from "../i18n/index.ts";
import { useWords } from "../i18n/told/useWords.ts";
import { Announcer } from "../ui/Announcer.tsx";
import { ErrorState } from "../ui/States.tsx";
import { Toaster } from "../ui/Toaster.tsx";
import { ErrorBoundary } from "./ErrorBoundary.tsx";
import { SessionContext } from "./session.ts";
import { Shell } from "./Shell.tsx";

/** Everything is drawn anew when the language changes: texts are read, not subscribed to. */
export function App() {
  const locale = useSyncExternalStore(onLocaleChange, currentLocale);
  // Once more when the words for what the server says have come, which no screen waits for.
  useWords();
  return (
    <StrictMode>
      <ErrorBoundary key={locale.tag}>
        <SignedIn />
        <Toaster />
        <Announcer />
      </ErrorBoundary>
    </StrictMode>
  );
}

function SignedIn() {
  const session = useQuery<Session>("/api/session");
  if (session.data) setCSRF(session.data.csrf);

  useEffect(() => {
    document.getElementById("root")?.setAttribute("data-ready", session.data ? "true" : "false");
  }, [session.data]);

  // A 401 is on its way to the sign-in page: nothing is worth showing before it.
  if (session.problem && session.problem.status !== 401 && !session.data) {
    return <ErrorState problem={session.problem} retry={() => void session.reload()} />;
  }
  if (!session.data) return <div className="boot" />;
  return (
    <SessionContext.Provider value={session.data}>
      <Shell />
    </SessionContext.Provider>
  );
}
