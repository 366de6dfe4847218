import { createContext, useContext } from "react";
import type { Template } from "../../../api/types.ts";
import type { Draft } from "./draft.ts";
import type { Found } from "./findings.ts";
import type { Change } from "./useDraft.ts";

export type Editing = {
  draft: Draft;
  change: Change;
  found: Found;
  /** Whether the faults of a place are shown: not before a person has been there. */
  isShown: (place: string) => boolean;
  touch: (place: string) => void;
  /** The template at Meta that is being changed: its name, language and kind stay. */
  atMeta: Template | undefined;
  predicted: { category: string; words: string } | undefined;
};

export const EditorContext = createContext<Editing | null>(null);

export function useEditing(): Editing {
  const editing = useContext(EditorContext);
  if (!editing) throw new Error("used outside the editor");
  return editing;
}
