import { api } from "../api/client.ts";
import type { Page, Session } from "../api/types.ts";
import { useAction } from "../data/useAction.ts";
import { useQuery } from "../data/useQuery.ts";
import type { MenuItem } from "../ui/Menu.tsx";
import { useSession } from "./session.ts";

/** The workspaces one is in, to turn to another; nothing for who has but one. */
export function useWorkspaceItems(): MenuItem[] {
  const present = useSession().workspace.id;
  const all = useQuery<Page<Session["workspace"]>>("/api/workspaces").data?.items ?? [];
  const change = useAction(async (workspaceId: string) => {
    await api.put("/api/session/workspace", { workspaceId });
    // Everything that is kept belongs to the former one.
    location.assign("/");
  });
  if (all.length < 2) return [];
  const choices = all.map(({ id, name }): MenuItem => ({
    label: name,
    isChecked: id === present,
    run: () => void change.run(id),
  }));
  return [...choices, { divider: true }];
}
