import { useState } from "react";
import type { Page, SavedView } from "../../../api/types.ts";
import { navigate, useSearch } from "../../../app/router.ts";
import { useSession } from "../../../app/session.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { t } from "../../../i18n/index.ts";
import { Icon } from "../../../ui/Icon.tsx";
import { Menu } from "../../../ui/Menu.tsx";
import { SaveView } from "../../views/SaveView.tsx";
import { columnsOf, viewOf, withColumns } from "./address.ts";

type Properties = { columns: readonly string[]; setColumns: (keys: readonly string[]) => void };

/** Saved views: a search, a filter, an order and the columns under a name. */
export function ViewsMenu({ columns, setColumns }: Properties) {
  const search = useSearch();
  const { member } = useSession();
  const [edited, setEdited] = useState<SavedView | "new" | null>(null);
  const views = useQuery<Page<SavedView>>("/api/views?of=contacts").data?.items ?? [];
  const own = viewOf(search);
  const present = views.find((view) => viewOf(view.query) === own && own !== "");
  const open = (view: SavedView) => {
    const kept = columnsOf(view.query);
    if (kept.length > 0) setColumns(kept);
    const query = viewOf(view.query);
    navigate(query ? `/contacts?${query}` : "/contacts");
  };
  return (
    <>
      <Menu
        label={t("contacts.views")}
        items={[
          ...views.map((view) => ({
            label: view.name,
            icon: view.shared ? "users" as const : "bookmark" as const,
            isChecked: view === present,
            run: () => open(view),
          })),
          ...(views.length > 0 ? [{ divider: true } as const] : []),
          present && (!present.by || present.by.id === member.id)
            ? { label: t("contacts.view.edit"), icon: "pencil", run: () => setEdited(present) }
            : { label: t("contacts.view.save"), icon: "plus", run: () => setEdited("new") },
        ]}
      >
        <Icon name="bookmark" size={18} />
      </Menu>
      {edited && (
        <SaveView
          view={edited === "new" ? null : edited}
          query={withColumns(own, columns)}
          of="contacts"
          words={{
            title: t(edited === "new" ? "contacts.view.save" : "contacts.view.edit"),
            name: t("contacts.view.name"),
            help: t("contacts.view.help"),
            shared: t("contacts.view.shared"),
            saved: (name) => t("contacts.view.saved", { name }),
          }}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  );
}
