import type { MessageKey } from "../i18n/index.ts";
import { route, type Screen } from "./router.ts";

const screen = (paths: string[], title: MessageKey, load: () => Promise<{ default: Screen }>) =>
  route(paths.map((path) => `/settings/${path}`), "settings", title, load);

/** How a number is set up, and what brings customers to it. */
export const setupRoutes = [
  screen(
    ["channels/:id", "channels/:id/:part"],
    "settings.channels",
    () => import("../features/channels/ChannelScreen.tsx"),
  ),
  screen(["calendars"], "settings.calendars", () => import("../features/calendars/CalendarsScreen.tsx")),
  screen(
    ["satisfaction"],
    "settings.satisfaction",
    () => import("../features/rules/SatisfactionScreen.tsx"),
  ),
  screen(["quick-links"], "settings.links", () => import("../features/links/QuickLinksScreen.tsx")),
  screen(["widgets", "widgets/:id"], "settings.widgets", () => import("../features/links/WidgetsScreen.tsx")),
  screen(["fields"], "settings.fields", () => import("../features/fields/FieldsScreen.tsx")),
  screen(
    ["message-errors"],
    "settings.errors",
    () => import("../features/channels/MessageErrorsScreen.tsx"),
  ),
];
