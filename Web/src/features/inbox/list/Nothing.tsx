import type { ReactNode } from "react";
import type { TabName } from "../../../api/types.ts";
import { useSearch } from "../../../app/router.ts";
import { type MessageKey, t } from "../../../i18n/index.ts";
import { ButtonLink } from "../../../ui/Button.tsx";
import type { IconName } from "../../../ui/icons.ts";
import { EmptyState } from "../../../ui/States.tsx";
import { asTab, filterNames } from "../paths.ts";

const words: Record<TabName, [IconName, MessageKey, MessageKey]> = {
  unassigned: ["user-round-check", "none.unassigned.title", "none.unassigned.text"],
  mine: ["check-check", "none.mine.title", "none.mine.text"],
  mentions: ["at-sign", "none.mentions.title", "none.mentions.text"],
  pinned: ["pin", "none.pinned.title", "none.pinned.text"],
  open: ["inbox", "inbox.empty.title", "inbox.empty.text"],
  resolved: ["circle-check", "inbox.noneResolved.title", "inbox.noneResolved.text"],
};

/** Why a list is empty, and where to look instead. */
export function Nothing({ words: searched }: { words: string }) {
  const query = new URLSearchParams(useSearch());
  const tab = asTab(query.get("tab") ?? query.get("filter"));
  const isFiltered = filterNames.some((name) => query.has(name));
  const everywhere = (rest: Record<string, string>): ReactNode => {
    const next = new URLSearchParams(rest);
    if (searched) next.set("q", searched);
    return <ButtonLink href={`/inbox?${next}`}>{t("none.everywhere")}</ButtonLink>;
  };
  if (searched || isFiltered) {
    return (
      <EmptyState
        icon="search"
        title={t("inbox.noMatch.title")}
        action={everywhere(tab === "open" && !isFiltered ? { tab: "resolved" } : {})}
      >
        {searched ? t("inbox.noMatch.text", { words: searched }) : t("none.filtered")}
      </EmptyState>
    );
  }
  const [icon, title, text] = words[tab];
  return <EmptyState icon={icon} title={t(title)}>{t(text)}</EmptyState>;
}
