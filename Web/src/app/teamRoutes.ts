import type { MessageKey } from "../i18n/index.ts";
import { route, type Screen } from "./router.ts";

const screen = (path: string, title: MessageKey, load: () => Promise<{ default: Screen }>) =>
  route([`/settings/${path}`], "settings", title, load);

/** How a team works together: teams, roles, quick replies and tags. */
export const teamRoutes = [
  screen("teams", "settings.teams", () => import("../features/settings/teams/TeamsScreen.tsx")),
  screen("roles", "settings.roles", () => import("../features/settings/roles/RolesScreen.tsx")),
  screen(
    "quick-replies",
    "settings.replies",
    () => import("../features/settings/replies/QuickRepliesScreen.tsx"),
  ),
  screen("tags", "settings.tags", () => import("../features/settings/tags/TagsScreen.tsx")),
];
