import { useState } from "react";
import type { Page, SavedView } from "../../../api/types.ts";
import { navigate, useSearch, useSearchParameter } from "../../../app/router.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { selfID } from "../../../live/conversations.ts";
import { t } from "../../../i18n/index.ts";
import { Icon } from "../../../ui/Icon.tsx";
import { Menu, type MenuItem } from "../../../ui/Menu.tsx";
import { SaveView } from "../../views/SaveView.tsx";
import { viewOf } from "../paths.ts";

const sorts = ["newest", "oldest", "waiting"] as const;

/** Saved views and the order of the list. */
export function ViewsMenu() {
  const search = useSearch();
  const [sort, setSort] = useSearchParameter("sort");
  const [edited, setEdited] = useState<SavedView | "new" | null>(null);
  const views = useQuery<Page<SavedView>>("/api/views").data?.items ?? [];
  const own = viewOf(search);
  const present = views.find((view) => viewOf(view.query) === own);
  const items: MenuItem[] = [
    ...views.map((view) => ({
      label: view.name,
      icon: view.shared ? "users" as const : "bookmark" as const,
      isChecked: view === present,
      run: () => navigate(`/inbox?${view.query}`),
    })),
    present && (!present.by || present.by.id === selfID())
      ? { label: t("view.edit"), icon: "pencil", run: () => setEdited(present) }
      : { label: t("view.save"), icon: "plus", run: () => setEdited("new") },
    { divider: true },
    ...sorts.map((value) => ({
      label: t(`sort.${value}`),
      isChecked: (sort || "newest") === value,
      run: () => setSort(value === "newest" ? "" : value),
    })),
  ];
  return (
    <>
      <Menu label={t("view.menu")} items={items}>
        <Icon name="bookmark" size={18} />
      </Menu>
      {edited && (
        <SaveView
          view={edited === "new" ? null : edited}
          query={own}
          words={{
            title: t(edited === "new" ? "view.save" : "view.edit"),
            name: t("view.name"),
            shared: t("view.shared"),
            saved: (name) => t("view.saved", { name }),
          }}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  );
}
