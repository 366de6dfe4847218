import { createContext, useContext } from "react";
import type { Role, Session } from "../api/types.ts";

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("used outside a session");
  return session;
}

const rank: Record<Role, number> = { MEMBER: 0, ADMIN: 1, OWNER: 2 };

/** For what is shown; the server decides what is allowed. */
export const useAtLeast = (role: Role) => rank[useSession().member.role] >= rank[role];

export const useMay = (permission: string) => useSession().permissions.includes(permission);

/** A path to ask for, or nothing where the server would refuse it. */
export const useAllowed = (permission: string, path: string | null) => useMay(permission) ? path : null;

/** For parts that are shown without a session too, as errors are. */
export const useMaySafely = (permission: string) =>
  useContext(SessionContext)?.permissions.includes(permission) ?? false;

/** What a screen needs. One that is not named here is for everybody in the workspace. */
const needs: Readonly<Record<string, string>> = {
  "/inbox": "inbox.view",
  "/contacts": "contacts.view",
  "/contacts/:id": "contacts.view",
  "/campaigns": "campaigns.view",
  "/campaigns/:id": "campaigns.view",
  "/campaigns/new": "campaigns.edit",
  "/sequences": "sequences.view",
  "/sequences/:id": "sequences.view",
  "/templates": "templates.view",
  "/templates/:id": "templates.view",
  "/templates/new": "templates.manage",
  "/failed-messages": "failed-messages.view",
  "/credits": "credits.view",
  "/credits/usage": "credits.journal",
  "/credits/payments": "billing.view",
  "/billing/payments/:id": "billing.view",
  "/credits/invoices": "billing.view",
  "/credits/reconciliation": "billing.view",
  "/contacts/import": "contacts.import",
  "/contacts/imports": "contacts.import",
  "/contacts/imports/:id": "contacts.import",
  "/contacts/exports": "contacts.export",
  "/companies": "companies.view",
  "/communities": "communities.view",
  "/settings/plan": "billing.view",
  "/settings/members": "members.view",
  "/settings/teams": "members.view",
  "/settings/roles": "members.view",
  "/settings/channels": "channels.view",
  "/settings/api-keys": "api-keys.manage",
  "/settings/audit": "audit.view",
  "/settings/quick-links": "links.view",
  "/settings/widgets": "links.view",
  "/settings/calendars": "automations.view",
  "/settings/satisfaction": "satisfaction.view",
};

/** Whether a screen, by the first path of its route, is for this person. */
export function useMayOpen() {
  const { permissions, isOperator } = useSession();
  return (path: string) =>
    path.startsWith("/operator") ? isOperator : !needs[path] || permissions.includes(needs[path]!);
}

export function toSignIn() {
  const here = location.pathname + location.search;
  location.assign(here === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(here)}`);
}
