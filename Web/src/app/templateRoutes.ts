import { route } from "./router.ts";

/** Templates and what did not arrive. */
export const templateRoutes = [
  route(
    ["/templates"],
    "templates",
    "nav.templates",
    () => import("../features/templates/TemplatesScreen.tsx"),
  ),
  route(
    ["/templates/library"],
    "templates",
    "nav.templates",
    () => import("../features/templates/library/LibraryScreen.tsx"),
  ),
  route(
    ["/templates/new", "/templates/:id/edit"],
    "templates",
    "nav.templates",
    () => import("../features/templates/editor/EditorScreen.tsx"),
  ),
  route(
    ["/templates/:id"],
    "templates",
    "nav.templates",
    () => import("../features/templates/page/TemplateScreen.tsx"),
  ),
  route(["/failed-messages"], "failed", "nav.failed", () => import("../features/failed/FailedScreen.tsx")),
];
