import { withQuery } from "../../../api/client.ts";
import type { InboxCounts, TabName } from "../../../api/types.ts";
import { useSearch } from "../../../app/router.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { t } from "../../../i18n/index.ts";
import { formatNumber } from "../../../i18n/format.ts";
import { Link } from "../../../ui/Link.tsx";
import { asTab, tabs } from "../paths.ts";

/** The six queues with how many wait in each: addresses, so that each opens in a tab of its own. */
export function InboxTabs({ pathname }: { pathname: string }) {
  const search = useSearch();
  const query = new URLSearchParams(search);
  const current = asTab(query.get("tab") ?? query.get("filter"));
  const counts = useQuery<InboxCounts>(
    withQuery("/api/conversations/counts", { inbox: query.get("inbox") }),
  ).data;
  return (
    <nav className="inbox-tabs" aria-label={t("inbox.tabs")}>
      {tabs.map((tab) => (
        <Link
          key={tab}
          href={tabHref(pathname, search, tab)}
          className="inbox-tab"
          aria-current={tab === current ? "page" : undefined}
          replace
        >
          <span className="cut">{t(`tab.${tab}`)}</span>
          {counts && <Count {...counts[tab]} />}
        </Link>
      ))}
    </nav>
  );
}

function Count({ total, unread }: { total: number; unread: number }) {
  if (total === 0) return null;
  return (
    <span className={`inbox-tab-count${unread > 0 ? " inbox-tab-unread" : ""}`}>
      {formatNumber(total)}
      {unread > 0 && <span className="visually-hidden">{t("inbox.unread.count", { count: unread })}</span>}
    </span>
  );
}

function tabHref(pathname: string, search: string, tab: TabName) {
  const query = new URLSearchParams(search);
  for (const name of ["new", "filter", "tab"]) query.delete(name);
  if (tab !== "open") query.set("tab", tab);
  const text = query.toString();
  return pathname + (text ? `?${text}` : "");
}
