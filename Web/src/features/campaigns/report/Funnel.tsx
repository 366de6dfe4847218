import type { Campaign, CampaignReport } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { formatNumber, formatPercent } from "../../../i18n/format.ts";
import { Link } from "../../../ui/Link.tsx";
import { reached, share } from "../counts.ts";

type Row = { key: string; name: string; count: number; of: number; href?: string };

/** How many ever got that far, and of how many of the step before. The live counts go before the report's. */
export function Funnel({ campaign, report }: { campaign: Campaign; report: CampaignReport | undefined }) {
  const { counts, id } = campaign;
  const funnel = report?.funnel;
  const { sent, delivered, read } = reached(counts);
  const to = (query: string) => `/campaigns/${id}?view=recipients&${query}`;
  const rows: Row[] = [
    { key: "sent", name: t("funnel.sent"), count: sent, of: counts.audience },
    {
      key: "delivered",
      name: t("funnel.delivered"),
      count: delivered,
      of: sent,
      href: to("state=delivered"),
    },
    { key: "read", name: t("funnel.read"), count: read, of: delivered, href: to("state=read") },
  ];
  if (funnel) {
    rows.push(
      {
        key: "replied",
        name: t("funnel.replied"),
        count: funnel.replied,
        of: read,
        href: to("outcome=replied"),
      },
      {
        key: "clicked",
        name: t("funnel.clicked"),
        count: funnel.clicked,
        of: read,
        href: to("outcome=clicked"),
      },
    );
  }
  const rest: Row[] = [
    {
      key: "failed",
      name: t("recipient.failed"),
      count: counts.failed,
      of: counts.audience,
      href: to("state=failed"),
    },
    ...(funnel
      ? [{ key: "limited", name: t("funnel.limited"), count: funnel.limited, of: counts.audience }]
      : []),
    {
      key: "unknown",
      name: t("recipient.unknown"),
      count: counts.unknown,
      of: counts.audience,
      href: to("state=unknown"),
    },
    {
      key: "skipped",
      name: t("recipient.skipped"),
      count: counts.skipped,
      of: counts.audience,
      href: to("state=skipped"),
    },
    ...(funnel
      ? [{ key: "optedOut", name: t("funnel.optedOut"), count: funnel.optedOut, of: delivered }]
      : []),
  ];
  return (
    <section className="card" aria-labelledby="funnel">
      <div className="card-head">
        <h2 id="funnel">{t("report.funnel")}</h2>
        <span className="muted number">
          {t("report.audience", { count: counts.audience })}
        </span>
      </div>
      <ol className="funnel-bars">
        {rows.map((row) => (
          <li key={row.key} className="funnel-bar">
            <Name row={row} />
            <span className="funnel-track" aria-hidden="true">
              <span
                className={`funnel-fill funnel-fill-${row.key}`}
                style={{ inlineSize: `${share(row.count, counts.audience) * 100}%` }}
              />
            </span>
            <strong className="number" data-count={row.key}>{formatNumber(row.count)}</strong>
            <span className="number muted">{formatPercent(share(row.count, row.of))}</span>
          </li>
        ))}
      </ol>
      <dl className="funnel-rest">
        {rest.map((row) => (
          <div key={row.key}>
            <dt>
              <Name row={row} />
            </dt>
            <dd className="number">
              <span data-count={row.key}>{formatNumber(row.count)}</span>{" "}
              <small className="muted">{formatPercent(share(row.count, row.of))}</small>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const Name = ({ row: { name, href, count } }: { row: Row }) =>
  href && count > 0
    ? <Link className="funnel-name" href={href}>{name}</Link>
    : <span className="funnel-name">{name}</span>;
