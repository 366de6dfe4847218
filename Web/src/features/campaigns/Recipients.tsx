import { useState } from "react";
import type { Campaign, Recipient, RecipientState } from "../../api/types.ts";
import { outcomes } from "../../api/types.ts";
import { withQuery } from "../../api/client.ts";
import { useSearchParameter } from "../../app/router.ts";
import { useMay } from "../../app/session.ts";
import { usePages } from "../../data/usePages.ts";
import { t } from "../../i18n/index.ts";
import { recipientSaid } from "../../i18n/told/say.ts";
import { useWords } from "../../i18n/told/useWords.ts";
import { formatDateTime, formatNumber, formatTime } from "../../i18n/format.ts";
import { isPositive } from "../../i18n/points.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button, ButtonLink } from "../../ui/Button.tsx";
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
import { type Doing, OutcomeDialog } from "./OutcomeDialog.tsx";
import { outcomeName } from "./outcomes.ts";
import { formatPhone } from "../../i18n/phone.ts";

const columns: Column<Recipient>[] = [
  {
    key: "name",
    header: "recipients.who",
    cell: (recipient) => (
      <span className="cell-two">
        {recipient.conversationId
          ? (
            <Link className="cell-main cut" href={`/inbox/${recipient.conversationId}`} dir="auto">
              {recipient.name || formatPhone(recipient.phone)}
            </Link>
          )
          : <span className="cell-main cut" dir="auto">{recipient.name || formatPhone(recipient.phone)}
          </span>}
        {recipient.name && <small dir="ltr" className="phone-number">{formatPhone(recipient.phone)}</small>}
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
    header: "recipients.what",
    width: "30%",
    cell: (recipient) => <What recipient={recipient} />,
    priority: 2,
  },
  {
    key: "sent",
    header: "state.sent",
    width: "84px",
    priority: 3,
    cell: (recipient) => at(recipient.sentAt),
  },
  {
    key: "delivered",
    header: "state.delivered",
    width: "84px",
    priority: 3,
    cell: (recipient) => at(recipient.deliveredAt),
  },
  {
    key: "read",
    header: "state.read",
    width: "84px",
    priority: 3,
    cell: (recipient) => at(recipient.readAt),
  },
  {
    key: "cost",
    header: "campaign.cost",
    width: "130px",
    align: "end",
    priority: 2,
    cell: (recipient) => <Cost recipient={recipient} />,
  },
];

const withVariant: Column<Recipient>[] = [
  ...columns.slice(0, 2),
  {
    key: "variant",
    header: "campaign.message",
    width: "84px",
    priority: 3,
    cell: ({ variant }) => variant && <Badge>{variant.toUpperCase()}</Badge>,
  },
  ...columns.slice(2),
];

const at = (time?: string | null) => time ? <Time at={time} format={formatTime} /> : null;

/** What they did, or why it did not arrive. */
function What({ recipient }: { recipient: Recipient }) {
  const { reply, button, clickedAt, optedOutAt, repliedAt, nextAttemptAt, attempt } = recipient;
  return (
    <span className="recipient-what">
      {optedOutAt && <Badge tone="warn">{t("funnel.optedOut")}</Badge>}
      {clickedAt && <Badge tone="accent">{button || t("funnel.clicked")}</Badge>}
      {repliedAt && (
        <span dir="auto" className="cut">
          {reply ? t("recipients.said", { reply }) : t("funnel.replied")}
        </span>
      )}
      <Why recipient={recipient} />
      {attempt && attempt > 1 && (
        <small className="muted">{t("recipients.attempt", { count: formatNumber(attempt) })}</small>
      )}
      {nextAttemptAt && (
        <small className="muted">{t("recipients.next", { at: formatDateTime(nextAttemptAt) })}</small>
      )}
    </span>
  );
}

/** The words of an error with its code, and what to do in the tip. */
function Why({ recipient: { error } }: { recipient: Recipient }) {
  useWords();
  if (!error) return null;
  const said = recipientSaid(error);
  const words = [said.title, error.detail === error.title ? "" : error.detail].filter((part, index, all) =>
    part && all.indexOf(part) === index
  )
    .join(". ");
  return (
    <span className="cell-two" title={[words, said.detail].filter(Boolean).join("\n")}>
      <span>
        {words} <span className="muted">({error.code})</span>
      </span>
      {said.detail && <small>{said.detail}</small>}
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
  const [wanted, setOutcome] = useSearchParameter("outcome");
  const [search, setSearch] = useSearchParameter("q");
  const [doing, setDoing] = useState<Doing | null>(null);
  const outcome = outcomes.find((one) => one === wanted) ?? "";
  const mayEdit = useMay("campaigns.edit");
  const path = `/api/campaigns/${campaign.id}/recipients`;
  const pages = usePages<Recipient>(withQuery(path, { state, outcome, search }));
  const shown = recipientStates.filter((candidate) => campaign.counts[candidate] > 0 || candidate === state);
  const hasVariants = (campaign.variants?.length ?? 0) > 0;
  const tab = (value: RecipientState | "", label: string, count: number) => ({
    href: withQuery(`/campaigns/${campaign.id}`, { view: "recipients", state: value, q: search, outcome }),
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
      <div className="card-head recipients-head">
        <h2 id="recipients">{t("recipients.title")}</h2>
        <SearchField label={t("recipients.search")} value={search} onChange={setSearch} />
        <select
          className="input select"
          aria-label={t("became.label")}
          value={outcome}
          onChange={(event) => setOutcome(event.target.value)}
        >
          <option value="">{t("recipients.anyOutcome")}</option>
          {outcomes.map((one) => <option key={one} value={one}>{outcomeName(one)}</option>)}
        </select>
        {outcome && mayEdit && (
          <Button size="small" icon="repeat" onClick={() => setDoing("retarget")}>
            {t("became.do.retarget")}
          </Button>
        )}
        <ButtonLink href={`${path}.csv`} size="small" icon="download" external download>
          {t("action.exportCSV")}
        </ButtonLink>
        <ButtonLink href={`${path}.xlsx`} size="small" icon="file-spreadsheet" external download>
          {t("campaign.exportXLSX")}
        </ButtonLink>
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
          columns={hasVariants ? withVariant : columns}
          pages={pages}
          keyOf={(recipient) => String(recipient.row)}
          rowHeight={52}
          toneOf={(recipient) => recipient.state === "failed" ? "danger" : undefined}
          empty={
            <EmptyState icon="users" title={t("recipients.none.title")}>
              {t("recipients.none.text")}
            </EmptyState>
          }
        />
      </div>
      {doing && (
        <OutcomeDialog
          campaign={campaign}
          doing={doing}
          outcome={outcome}
          onClose={() => setDoing(null)}
        />
      )}
    </section>
  );
}
