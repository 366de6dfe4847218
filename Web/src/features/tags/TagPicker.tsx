import type { RefObject } from "react";
import { api } from "../../api/client.ts";
import type { ListedTag } from "../../api/types.ts";
import { invalidate } from "../../data/store.ts";
import { useAction } from "../../data/useAction.ts";
import { Picker } from "../../ui/Picker.tsx";
import { asTagColour, tagColours } from "../../ui/TagChip.tsx";

type Properties = {
  kind: "contact" | "conversation";
  tags: readonly ListedTag[];
  mayCreate: boolean;
  words: { label: string; placeholder: string; create: (name: string) => string };
  chosen: readonly string[];
  toggle: (tag: ListedTag) => void;
  anchor: RefObject<HTMLElement>;
  onClose: () => void;
};

/** Tags to put on and take off; a word that none has makes a new one. */
export function TagPicker({ kind, tags, mayCreate, words, chosen, toggle, anchor, onClose }: Properties) {
  const create = useAction(async (name: string) => {
    const colour = tagColours[(tags.length + 1) % tagColours.length];
    const made = await api.post<ListedTag>("/api/tags", { name, colour, kind });
    invalidate("/api/tags");
    toggle(made);
  });
  return (
    <Picker
      label={words.label}
      placeholder={words.placeholder}
      isMultiple
      choices={tags.map((tag) => ({
        id: tag.id,
        label: tag.name,
        picture: <span className={`tag-dot tag-${asTagColour(tag.colour)}`} />,
        isChosen: chosen.includes(tag.id),
      }))}
      anchor={anchor}
      pick={(id) => toggle(tags.find((tag) => tag.id === id)!)}
      create={mayCreate ? { label: words.create, run: (name) => void create.run(name) } : undefined}
      onClose={onClose}
    />
  );
}
