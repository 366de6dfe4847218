import type { RefObject } from "react";
import type { ListedTag } from "../../api/types.ts";
import { useMay } from "../../app/session.ts";
import { t } from "../../i18n/index.ts";
import { TagPicker as AnyTagPicker } from "../tags/TagPicker.tsx";
import { useTags } from "./useTeam.ts";

type Properties = {
  chosen: readonly string[];
  anchor: RefObject<HTMLElement>;
  toggle: (tag: ListedTag) => void;
  onClose: () => void;
};

/** Tags of conversations. */
export function TagPicker(properties: Properties) {
  return (
    <AnyTagPicker
      {...properties}
      kind="conversation"
      tags={useTags()}
      mayCreate={useMay("inbox.send")}
      words={{
        label: t("tags.title"),
        placeholder: t("tags.search"),
        create: (name) => t("tags.create", { name }),
      }}
    />
  );
}
