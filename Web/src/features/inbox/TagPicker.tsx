import type { RefObject } from "react";
import { api } from "../../api/client.ts";
import type { ListedTag } from "../../api/types.ts";
import { useMay } from "../../app/session.ts";
import { invalidate } from "../../data/store.ts";
import { useAction } from "../../data/useAction.ts";
import { t } from "../../i18n/index.ts";
import { Picker } from "../../ui/Picker.tsx";
import { asTagColour, tagColours } from "../../ui/TagChip.tsx";
import { useTags } from "./useTeam.ts";

type Properties = {
  chosen: readonly string[];
  anchor: RefObject<HTMLElement>;
  toggle: (tag: ListedTag) => void;
  onClose: () => void;
};

/** Tags to put on and take off; a word that none has makes a new one. */
export function TagPicker({ chosen, anchor, toggle, onClose }: Properties) {
  const tags = useTags();
  const mayCreate = useMay("inbox.send");
  const create = useAction(async (name: string) => {
    const colour = tagColours[(tags.length + 1) % tagColours.length];
    const made = await api.post<ListedTag>("/api/tags", { name, colour, kind: "conversation" });
    invalidate("/api/tags");
    toggle(made);
  });
  return (
    <Picker
      label={t("tags.title")}
      placeholder={t("tags.search")}
      isMultiple
      choices={tags.map((tag) => ({
        id: tag.id,
        label: tag.name,
        picture: <span className={`tag-dot tag-${asTagColour(tag.colour)}`} />,
        isChosen: chosen.includes(tag.id),
      }))}
      anchor={anchor}
      pick={(id) => toggle(tags.find((tag) => tag.id === id)!)}
      create={mayCreate
        ? { label: (name) => t("tags.create", { name }), run: (name) => void create.run(name) }
        : undefined}
      onClose={onClose}
    />
  );
}
