import { matchRoute, route } from "./router.ts";
import { operatorRoutes } from "./operatorRoutes.ts";
import { peopleRoutes } from "./peopleRoutes.ts";
import { setPreloader } from "./preload.ts";
import { sequenceRoutes } from "./sequenceRoutes.ts";
import { setupRoutes } from "./setupRoutes.ts";
import { teamRoutes } from "./teamRoutes.ts";
import { templateRoutes } from "./templateRoutes.ts";

const inbox = () => import("../features/inbox/InboxScreen.tsx");

export const routes = [
  route(["/"], "home", "nav.home", () => import("../features/dashboard/DashboardScreen.tsx")),
  route(["/inbox", "/inbox/:id"], "inbox", "nav.inbox", inbox),
  route(
    ["/campaigns"],
    "campaigns",
    "nav.campaigns",
    () => import("../features/campaigns/CampaignsScreen.tsx"),
  ),
  route(
    ["/campaigns/new", "/campaigns/:id/edit"],
    "campaigns",
    "campaigns.new",
    () => import("../features/campaigns/wizard/WizardScreen.tsx"),
  ),
  route(
    ["/campaigns/:id"],
    "campaigns",
    "nav.campaigns",
    () => import("../features/campaigns/CampaignScreen.tsx"),
  ),
  ...templateRoutes,
  route(["/credits"], "credits", "nav.credits", () => import("../features/credits/CreditsScreen.tsx")),
  route(["/credits/usage"], "credits", "usage.title", () => import("../features/credits/UsageScreen.tsx")),
  route(
    ["/credits/payments"],
    "credits",
    "payments.title",
    () => import("../features/billing/payments/PaymentsScreen.tsx"),
  ),
  route(
    ["/billing/payments/:id", "/credits/payments/:id"],
    "credits",
    "payment.title",
    () => import("../features/billing/payments/PaymentScreen.tsx"),
  ),
  route(
    ["/credits/invoices"],
    "credits",
    "invoices.title",
    () => import("../features/billing/invoices/InvoicesScreen.tsx"),
  ),
  route(
    ["/credits/settings", "/credits/auto-top-up"],
    "credits",
    "credits.settings",
    () => import("../features/credits/SettingsScreen.tsx"),
  ),
  route(
    ["/credits/reconciliation"],
    "credits",
    "nav.reconciliation",
    () => import("../features/reconciliation/ReconciliationScreen.tsx"),
  ),
  route(
    ["/notifications"],
    "notifications",
    "notices.title",
    () => import("../features/notices/NoticesScreen.tsx"),
  ),
  route(
    ["/settings/notifications"],
    "settings",
    "settings.notices",
    () => import("../features/notices/PreferencesScreen.tsx"),
  ),
  route(
    ["/settings", "/settings/account"],
    "settings",
    "settings.account",
    () => import("../features/settings/AccountScreen.tsx"),
  ),
  route(
    ["/settings/plan", "/billing/plan"],
    "settings",
    "nav.plan",
    () => import("../features/plans/PlanScreen.tsx"),
  ),
  route(
    ["/settings/channels"],
    "settings",
    "settings.channels",
    () => import("../features/channels/ChannelsScreen.tsx"),
  ),
  route(
    ["/settings/members"],
    "settings",
    "settings.members",
    () => import("../features/settings/MembersScreen.tsx"),
  ),
  route(
    ["/settings/api-keys"],
    "settings",
    "settings.keys",
    () => import("../features/settings/KeysScreen.tsx"),
  ),
  route(
    ["/settings/audit"],
    "settings",
    "settings.audit",
    () => import("../features/settings/AuditScreen.tsx"),
  ),
  ...operatorRoutes,
  ...peopleRoutes,
  ...teamRoutes,
  ...setupRoutes,
  ...sequenceRoutes,
];

setPreloader((pathname) => {
  // A failure shows when the screen is really opened.
  matchRoute(routes, pathname)?.route.load().catch(() => {});
});
