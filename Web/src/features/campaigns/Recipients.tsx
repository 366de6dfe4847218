import type { Campaign, Recipient, RecipientState } from "../../api/types.ts";
import { withQuery } from "../../api/client.ts";
import { useSearchParameter } from "../../app/router.ts";
import { usePages } from "../../data/usePages.ts";
import { t } from "../../i18n/index.ts";
import { formatNumber, formatTime } from "../../i18n/format.ts";
import { isPositive } from "../../i18n/points.ts";
import { type Column, DataTable } from "../../ui/DataTable.tsx";
import { Link } from "../../ui/Link.tsx";
import { LinkTabs } from "../../ui/Tabs.tsx";
import { Points } from "../../ui/Points.tsx";
import { SearchField } from "../../ui/SearchField.tsx";
import { EmptyState } from "../../ui/States.tsx";
import { Time } from "../../ui/Time.tsx";
import { freeReason } from "../whatsapp/category.ts";
import { RecipientBadge } from "./CampaignBadge.tsx";
import { recipientStates } from "./counts.ts";

const columns: Column<Recipient>[] = [
  {
    key: "row",
    header: "recipients.row",
    width: "64px",
    priority: 3,
    cell: (recipient) => <span className="number muted">{formatNumber(recipient.row)}</span>,
  },
  {
    key: "name",
    header: "recipients.who",
    cell: (recipient) => (
      <span className="cell-two">
        {recipient.conversationId
          ? (
            <Link className="cell-main cut" href={`/inbox/${recipient.conversationId}`} dir="auto">
              {recipient.name || recipient.phone}
            </Link>
          )
          : <span className="cell-main cut" dir="auto">{recipient.name || recipient.phone}</span>}
        {recipient.name && <small dir="ltr" className="phone-number">{recipient.phone}</small>}
      </span>
    ),
  },
  {
    key: "state",
    header: "campaign.state",
    width: "104px",
    cell: (recipient) => <RecipientBadge state={recipient.state} />,
  },
  {
    key: "why",
    header: "recipients.why",
    width: "42%",
    cell: (recipient) => <Why recipient={recipient} />,
    priority: 2,
  },
  {
    key: "sent",
    header: "state.sent",
    width: "92px",
    priority: 3,
    cell: (recipient) => at(recipient.sentAt),
  },
  {
    key: "delivered",
    header: "state.delivered",
    width: "92px",
    priority: 3,
    cell: (recipient) => at(recipient.deliveredAt),
  },
  {
    key: "read",
    header: "state.read",
    width: "92px",
    priority: 3,
    cell: (recipient) => at(recipient.readAt),
  },
  {
    key: "cost",
    header: "campaign.cost",
    width: "148px",
    align: "end",
    priority: 2,
    cell: (recipient) => <Cost recipient={recipient} />,
  },
];

const at = (time?: string | null) => time ? <Time at={time} format={formatTime} /> : null;

/** The words of an error with its code, and what to do in the tip. */
function Why({ recipient: { error } }: { recipient: Recipient }) {
  if (!error) return null;
  const words = [error.title, error.detail].filter((part, index, all) => part && all.indexOf(part) === index)
    .join(". ");
  return (
    <span className="cell-two" title={[words, error.advice].filter(Boolean).join("\n")}>
      <span>
        {words} <span className="muted">({error.code})</span>
      </span>
      {error.advice && <small>{error.advice}</small>}
    </span>
  );
}

function Cost({ recipient: { cost } }: { recipient: Recipient }) {
  if (!cost) return null;
  if (isPositive(cost.charged)) return <Points amount={cost.charged!} />;
  if (cost.free) return <span className="muted" title={freeReason(cost.free)}>{t("cost.free")}</span>;
  if (cost.charged != null) {
    return (
      <span className="muted">
        <Points amount={cost.charged} />
      </span>
    );
  }
  if (isPositive(cost.held)) {
    return (
      <span className="muted">
        {t("cost.held")} <Points amount={cost.held!} />
      </span>
    );
  }
  return null;
}

export function Recipients({ campaign }: { campaign: Campaign }) {
  const [state] = useSearchParameter("state");
  const [search, setSearch] = useSearchParameter("q");
  const pages = usePages<Recipient>(withQuery(`/api/campaigns/${campaign.id}/recipients`, { state, search }));
  const shown = recipientStates.filter((candidate) => campaign.counts[candidate] > 0 || candidate === state);
  const tab = (value: RecipientState | "", label: string, count: number) => ({
    href: withQuery(`/campaigns/${campaign.id}`, { state: value, q: search }),
    label: (
      <>
        {label}
        <span className="number">{formatNumber(count)}</span>
      </>
    ),
    isCurrent: state === value,
  });

  return (
    <section className="card recipients" aria-labelledby="recipients">
      <div className="card-head">
        <h2 id="recipients">{t("recipients.title")}</h2>
        <SearchField label={t("recipients.search")} value={search} onChange={setSearch} />
      </div>
      <div className="recipients-tabs">
        <LinkTabs
          label={t("recipients.byState")}
          tabs={[
            tab("", t("recipients.all"), campaign.counts.audience),
            ...shown.map((value) => tab(value, t(`recipient.${value}`), campaign.counts[value])),
          ]}
        />
      </div>
      <div className="recipients-table">
        <DataTable
          label={t("recipients.title")}
          columns={columns}
          pages={pages}
          keyOf={(recipient) => String(recipient.row)}
          rowHeight={48}
          toneOf={(recipient) => recipient.state === "failed" ? "danger" : undefined}
          empty={
            <EmptyState icon="users" title={t("recipients.none.title")}>
              {t("recipients.none.text")}
            </EmptyState>
          }
        />
      </div>
    </section>
  );
}
