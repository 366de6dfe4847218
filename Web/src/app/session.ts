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

export function toSignIn() {
  const here = location.pathname + location.search;
  location.assign(here === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(here)}`);
}
