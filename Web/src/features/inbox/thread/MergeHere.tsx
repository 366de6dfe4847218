import "../../contacts/texts.ts";
import type { RefObject } from "react";
import type { Contact } from "../../../api/types.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { MergeWith } from "../../contacts/page/Merges.tsx";

type Properties = { contactID: string; anchor: RefObject<HTMLElement>; onClose: () => void };

/** Who writes here turns out to be somebody the book has already: the other one becomes part of them. */
export default function MergeHere({ contactID, anchor, onClose }: Properties) {
  const { data } = useQuery<Contact>(`/api/contacts/${contactID}`);
  return data ? <MergeWith contact={data} anchor={anchor} onClose={onClose} stay /> : null;
}
