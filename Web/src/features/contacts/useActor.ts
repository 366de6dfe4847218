import type { Named } from "../../api/types.ts";
import { useMembers } from "./useLists.ts";

/** Who did it, in words: a name as given, a member's by its identity; nothing for others. */
export function useActor(): (by: Named | string | null | undefined) => string {
  const members = useMembers();
  return (by) => {
    if (!by) return "";
    if (typeof by !== "string") return by.name;
    return members.find(({ id }) => id === by)?.name ?? (/^(mem|key)_/.test(by) ? "" : by);
  };
}
