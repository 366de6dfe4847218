import type { MessageKey } from "../i18n/index.ts";
import { route, type Screen } from "./router.ts";

const screen = (path: string, title: MessageKey, load: () => Promise<{ default: Screen }>) =>
  route([`/operator${path}`], "operator", title, load);

/** The console of whoever runs this server. */
export const operatorRoutes = [
  screen("", "operator.title", () => import("../features/operator/overview/OverviewScreen.tsx")),
  screen(
    "/workspaces",
    "operator.workspaces",
    () => import("../features/operator/workspaces/WorkspacesScreen.tsx"),
  ),
  screen("/price-books", "operator.books", () => import("../features/operator/books/BooksScreen.tsx")),
  screen("/price-books/:name", "operator.books", () => import("../features/operator/books/BookScreen.tsx")),
  screen(
    "/price-books/:name/import",
    "operator.books",
    () => import("../features/operator/books/import/ImportScreen.tsx"),
  ),
  screen("/billing", "operator.billing", () => import("../features/operator/billing/BillingScreen.tsx")),
  screen("/tax-rates", "operator.tax", () => import("../features/operator/tax/TaxRatesScreen.tsx")),
  screen("/suspense", "operator.suspense", () => import("../features/operator/suspense/SuspenseScreen.tsx")),
  screen("/plans", "operator.plans", () => import("../features/operator/plans/PlansScreen.tsx")),
  screen(
    "/subscriptions",
    "operator.subscriptions",
    () => import("../features/operator/subscriptions/SubscriptionsScreen.tsx"),
  ),
  screen("/log", "operator.log", () => import("../features/operator/log/LogScreen.tsx")),
];
