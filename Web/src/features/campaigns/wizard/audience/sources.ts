import type { AudienceSource, Campaign, People, Predicate } from "../../../../api/types.ts";
import { usePages } from "../../../../data/usePages.ts";
import { type MessageKey, t } from "../../../../i18n/index.ts";
import type { IconName } from "../../../../ui/icons.ts";
import { type Names, predicateWords } from "../../../contacts/filter/words.ts";
import { outcomeName } from "../../outcomes.ts";
import { useCommunities, useCompanies, useContactTags, useSegments } from "../../../contacts/useLists.ts";

export type SourceKind = AudienceSource["kind"];
export const sourceKinds: readonly SourceKind[] = [
  "all",
  "segment",
  "tag",
  "community",
  "company",
  "filter",
  "import",
  "numbers",
  "contacts",
  "retarget",
];
export const sourceIcons: Record<SourceKind, IconName> = {
  all: "users",
  segment: "list-filter",
  tag: "tag",
  community: "users-round",
  company: "building-2",
  filter: "sliders-horizontal",
  import: "file-spreadsheet",
  numbers: "phone",
  contacts: "contact",
  retarget: "repeat",
};
export const kindName = (kind: SourceKind) => t(`audience.kind.${kind}` as MessageKey);

/** As many as one list may have. */
export const mostSources = 20;
export const mostContacts = 1000;

/** Numbers, one to a line; empty lines are none. */
export const numberLines = (text: string | null) =>
  (text ?? "").split(/\r?\n/).filter((line) => line.trim() !== "");

/** A number is digits with signs between; its name may follow a comma. */
export const looksLikeNumber = (line: string) => {
  const [number = ""] = line.split(/[,;\t]/);
  const digits = number.replace(/\D/g, "").length;
  return digits >= 7 && digits <= 15 && /^[\s+\d().\-/]*$/.test(number);
};

const everyone: Predicate = { field: "createdAt", op: "isSet" };

/** Whom the contact book can count at once. */
export function peopleOf(source: AudienceSource): People | null {
  switch (source.kind) {
    case "all":
      return { filter: everyone };
    case "segment":
      return { segment: source.id };
    case "tag":
    case "community":
    case "company":
      return { filter: { field: source.kind, op: "is", value: source.id } };
    case "filter":
      return { filter: source.filter };
    default:
      return null;
  }
}

/** What ids are called. */
export function useSourceNames() {
  const lists = {
    segment: useSegments(),
    tag: useContactTags(),
    community: useCommunities(),
    company: useCompanies(),
  };
  const campaigns = usePages<Campaign>("/api/campaigns").items;
  return (source: AudienceSource, names: Names): string => {
    switch (source.kind) {
      case "all":
        return t("audience.everyone");
      case "segment":
      case "tag":
      case "community":
      case "company":
        return lists[source.kind].find(({ id }) => id === source.id)?.name ?? "…";
      case "filter":
        return predicateWords(source.filter, names);
      case "contacts":
        return t("audience.contacts", { count: source.ids.length });
      case "numbers":
        return t("audience.numbers", { count: numberLines(source.text).filter(looksLikeNumber).length });
      case "retarget":
        return t("audience.retarget", {
          outcome: outcomeName(source.outcome),
          name: campaigns.find(({ id }) => id === source.campaignId)?.name ?? "…",
        });
      case "import":
        return "";
    }
  };
}
