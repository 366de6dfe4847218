import { useMemo, useState } from "react";
import { stored } from "../../../app/storage.ts";
import { useFields } from "../fields/useFields.ts";
import { choosables, usual } from "./columns.tsx";

const place = "contacts.columns";

/** The columns that this person has chosen, in their order; kept in this browser and with a saved view. */
export function useColumns() {
  const fields = useFields();
  const all = useMemo(() => choosables(fields), [fields]);
  const [keys, setKeys] = useState<readonly string[]>(() => stored.read<string[]>(place) ?? usual);
  const chosen = useMemo(
    () => keys.flatMap((key) => all.find((column) => column.key === key) ?? []),
    [keys, all],
  );
  const set = (next: readonly string[]) => {
    setKeys(next);
    stored.write(place, next);
  };
  return { all, chosen, keys, set };
}
