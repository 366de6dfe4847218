import type { MessageKey } from "../i18n/index.ts";
import { route, type Screen } from "./router.ts";

const screen = (path: string, title: MessageKey, load: () => Promise<{ default: Screen }>) =>
  route([path], "contacts", title, load);

/** The contact book. What has a name of its own comes before `/contacts/:id`. */
export const peopleRoutes = [
  screen("/contacts", "nav.contacts", () => import("../features/contacts/ContactsScreen.tsx")),
  screen(
    "/contacts/segments",
    "segments.title",
    () => import("../features/contacts/segments/SegmentsScreen.tsx"),
  ),
  screen(
    "/contacts/duplicates",
    "duplicates.title",
    () => import("../features/contacts/DuplicatesScreen.tsx"),
  ),
  screen(
    "/contacts/import",
    "import.contacts",
    () => import("../features/contacts/import/NewImportScreen.tsx"),
  ),
  screen("/contacts/imports", "imports.title", () => import("../features/contacts/import/ImportsScreen.tsx")),
  screen(
    "/contacts/imports/:id",
    "import.contacts",
    () => import("../features/contacts/import/ImportScreen.tsx"),
  ),
  screen("/contacts/exports", "exports.title", () => import("../features/contacts/export/ExportsScreen.tsx")),
  screen("/contacts/:id", "palette.contact", () => import("../features/contacts/page/ContactScreen.tsx")),
  screen("/companies", "companies.title", () => import("../features/companies/CompaniesScreen.tsx")),
  screen("/companies/:id", "contact.company", () => import("../features/companies/CompanyScreen.tsx")),
  screen("/communities", "communities.title", () => import("../features/communities/CommunitiesScreen.tsx")),
  screen(
    "/communities/:id",
    "communities.title",
    () => import("../features/communities/CommunityScreen.tsx"),
  ),
  route(
    ["/settings/opt-out"],
    "settings",
    "settings.optOut",
    () => import("../features/contacts/optOut/OptOutScreen.tsx"),
  ),
];
