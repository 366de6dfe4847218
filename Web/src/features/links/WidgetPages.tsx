import type { Page, WidgetDay } from "../../api/types.ts";
import { useQuery } from "../../data/useQuery.ts";
import { t } from "../../i18n/index.ts";
import { formatNumber } from "../../i18n/format.ts";

const most = 8;

/** The pages on which the widget was seen most in the last 30 days. */
export function WidgetPages({ id }: { id: string }) {
  const days = useQuery<Page<WidgetDay>>(`/api/widgets/${id}/days`).data?.items ?? [];
  const pages = new Map<string, { seen: number; clicks: number }>();
  for (const { page, seen, clicks } of days) {
    const sum = pages.get(page) ?? { seen: 0, clicks: 0 };
    pages.set(page, { seen: sum.seen + seen, clicks: sum.clicks + clicks });
  }
  const rows = [...pages].sort(([, left], [, right]) => right.seen - left.seen).slice(0, most);
  if (rows.length === 0) return null;
  return (
    <table className="plain-table">
      <caption className="field-label">{t("widgets.pages")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("widgets.page")}</th>
          <th scope="col" className="align-end">{t("widgets.seen")}</th>
          <th scope="col" className="align-end">{t("links.clicks")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([page, { seen, clicks }]) => (
          <tr key={page}>
            <th scope="row" dir="ltr" className="any-break">{page || t("widgets.page.other")}</th>
            <td className="align-end number">{formatNumber(seen)}</td>
            <td className="align-end number">{formatNumber(clicks)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
