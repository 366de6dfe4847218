import { useSearch } from "../../../app/router.ts";
import { type MessageKey, t } from "../../../i18n/index.ts";
import { formatDay } from "../../../i18n/format.ts";
import { asFoundKind, countingNames, type FilterName } from "../paths.ts";
import { useMembers, useTags, useTeams } from "../useTeam.ts";
import { useChannels } from "../../channels/useChannels.ts";

export const sources = ["contact", "ad", "link", "campaign", "agent", "api"] as const;
const sourceWords: Record<string, MessageKey> = {
  ad: "source.ad",
  link: "source.link",
  contact: "source.contact",
  agent: "source.agent",
  campaign: "source.campaign",
  api: "source.api",
};
export const sourceName = (source: string) => sourceWords[source] ? t(sourceWords[source]!) : source;

export type ActiveFilter = { name: FilterName; words: string };

/** The filters of the address that count, each as a person would say it. */
export function useActiveFilters(): ActiveFilter[] {
  const search = useSearch();
  const query = new URLSearchParams(search);
  const members = useMembers();
  const teams = useTeams();
  const tags = useTags();
  const channels = useChannels() ?? [];
  const nameOf = (list: readonly { id: string; name: string }[], id: string) =>
    list.find((found) => found.id === id)?.name ?? "…";
  const words = (name: FilterName, value: string) => {
    switch (name) {
      case "channel":
        return nameOf(channels, value);
      case "assignee":
        return value === "none" ? t("filter.nobody") : nameOf([...members, ...teams], value);
      case "tag":
        return nameOf(tags, value);
      case "sender":
        return t("filter.by", {
          name: value === "contact" || value === "us" ? t(`filter.sender.${value}`) : nameOf(members, value),
        });
      case "has": {
        const kind = asFoundKind(value);
        return kind ? t(`fileKind.${kind}`) : value;
      }
      case "media":
        return t("filter.withFile");
      case "unread":
        return t("inbox.filter.unread");
      case "window":
        return t(value === "open" ? "filter.window.open" : "filter.window.closed");
      case "source":
        return sourceName(value);
      case "from":
        return t("filter.since", { day: formatDay(value) });
      case "to":
        return t("filter.until", { day: formatDay(value) });
    }
  };
  return countingNames(search).flatMap((name) => {
    const value = query.get(name);
    return value ? [{ name, words: words(name, value) }] : [];
  });
}
