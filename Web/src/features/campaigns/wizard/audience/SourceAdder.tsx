import type { RefObject } from "react";
import type { AudienceSource } from "../../../../api/types.ts";
import { Picker } from "../../../../ui/Picker.tsx";
import { FilterSheet } from "../../../contacts/filter/FilterSheet.tsx";
import { membersWords } from "../../../contacts/pickers/pickers.tsx";
import { useCommunities, useCompanies, useContactTags, useSegments } from "../../../contacts/useLists.ts";
import { t } from "../../../../i18n/index.ts";
import { asTagColour } from "../../../../ui/TagChip.tsx";
import { ContactsDialog } from "./ContactsDialog.tsx";
import { FileDialog } from "./FileDialog.tsx";
import { NumbersDialog } from "./NumbersDialog.tsx";
import { RetargetDialog } from "./RetargetDialog.tsx";
import { kindName, type SourceKind } from "./sources.ts";

type Properties = {
  kind: SourceKind;
  source: AudienceSource | null;
  anchor: RefObject<HTMLElement>;
  put: (source: AudienceSource) => void;
  onClose: () => void;
};

/** What a kind of people needs to be told: one of a list, a sentence, a file, numbers. */
export function SourceAdder({ kind, source, anchor, put, onClose }: Properties) {
  const done = (made: AudienceSource) => {
    put(made);
    onClose();
  };
  switch (kind) {
    case "segment":
    case "tag":
    case "community":
    case "company":
      return <Listed kind={kind} anchor={anchor} put={put} onClose={onClose} />;
    case "filter":
      return (
        <FilterSheet
          filter={source?.kind === "filter" ? source.filter : null}
          apply={(filter) => filter && put({ kind: "filter", filter })}
          onClose={onClose}
        />
      );
    case "numbers":
      return (
        <NumbersDialog
          text={source?.kind === "numbers" ? source.text : ""}
          done={(text) => done({ kind: "numbers", text })}
          onClose={onClose}
        />
      );
    case "contacts":
      return (
        <ContactsDialog
          ids={source?.kind === "contacts" ? source.ids : []}
          done={(ids) => done({ kind: "contacts", ids })}
          onClose={onClose}
        />
      );
    case "retarget":
      return (
        <RetargetDialog source={source?.kind === "retarget" ? source : null} done={done} onClose={onClose} />
      );
    case "import":
      return <FileDialog done={(id) => done({ kind: "import", id })} onClose={onClose} />;
    case "all":
      return null;
  }
}

type ListedProperties = Pick<Properties, "anchor" | "put" | "onClose"> & {
  kind: "segment" | "tag" | "community" | "company";
};

function Listed({ kind, anchor, put, onClose }: ListedProperties) {
  const segments = useSegments();
  const tags = useContactTags();
  const communities = useCommunities();
  const companies = useCompanies();
  const choices = kind === "segment"
    ? segments.map(({ id, name, count }) => ({
      id,
      label: name,
      detail: typeof count === "number" ? t("count.people", { count }) : undefined,
    }))
    : kind === "tag"
    ? tags.map(({ id, name, colour }) => ({
      id,
      label: name,
      picture: <span className={`tag-dot tag-${asTagColour(colour)}`} />,
    }))
    : kind === "community"
    ? communities.map(({ id, name, members }) => ({ id, label: name, detail: membersWords(members) }))
    : companies.map(({ id, name, domain }) => ({ id, label: name, detail: domain ?? undefined }));
  return (
    <Picker
      label={kindName(kind)}
      choices={choices}
      anchor={anchor}
      pick={(id) => put({ kind, id })}
      onClose={onClose}
    />
  );
}
