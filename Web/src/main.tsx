import { createRoot } from "react-dom/client";
import { onSignedOut, setCSRF } from "./api/client.ts";
import type { Session } from "./api/types.ts";
import { App } from "./app/App.tsx";
import { handleKey } from "./app/keyboard.ts";
import { toSignIn } from "./app/session.ts";
import { applyStoredTheme } from "./app/theme.ts";
import { queries } from "./data/store.ts";
import { restoreLocale } from "./i18n/index.ts";
import { applyLiveEvents } from "./live/apply.ts";
import { liveEvents } from "./live/events.ts";
import { forgetRead } from "./offline/leave.ts";

/** What the server may put into the page to save a round trip: answers by path. */
type Boot = { session?: Session; answers?: Record<string, unknown> };

function readBoot(): Boot {
  try {
    return JSON.parse(document.getElementById("boot")?.textContent || "{}") as Boot;
  } catch {
    return {};
  }
}

applyStoredTheme();
const leave = () => {
  forgetRead();
  toSignIn();
};
onSignedOut(leave);
queries.earlier = async (key) => (await import("./offline/kept.ts")).kept(key);
// Before the first answers are asked for, so that nothing can happen unseen between them and the first event.
applyLiveEvents();
liveEvents.start(leave);

const boot = readBoot();
for (const [path, answer] of Object.entries(boot.answers ?? {})) queries.put(path, answer);
if (boot.session) {
  setCSRF(boot.session.csrf);
  queries.put("/api/session", boot.session);
}

document.addEventListener("keydown", handleKey);
restoreLocale().catch(() => {}).finally(() => createRoot(document.getElementById("root")!).render(<App />));
