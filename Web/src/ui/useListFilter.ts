import { useSearchParameter } from "../app/router.ts";
import { useSession } from "../app/session.ts";
import { instantRange } from "../i18n/zone.ts";

export type ListFilter = ReturnType<typeof useListFilter>;

/** A kind and two days of the workspace's calendar, from the address. A kind that is not known is none. */
export function useListFilter(kinds: readonly string[]) {
  const [wanted, setKind] = useSearchParameter("kind");
  const [from, setFrom] = useSearchParameter("from");
  const [to, setTo] = useSearchParameter("to");
  const { timeZone } = useSession().workspace;
  const kind = kinds.includes(wanted) ? wanted : "";
  return {
    kind,
    setKind,
    from,
    setFrom,
    to,
    setTo,
    range: instantRange(from, to, timeZone),
    isFiltered: kind !== "" || from !== "" || to !== "",
    clear: () => {
      setKind("");
      setFrom("");
      setTo("");
    },
  };
}
