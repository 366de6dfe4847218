import "../contacts/texts.ts";
import "../templates/texts.ts";
import { useMemo, useState } from "react";
import { withQuery } from "../../api/client.ts";
import type { FailedFilter, FailedMessage, FailedSource, FailedSummary } from "../../api/types.ts";
import { useSearchParameter } from "../../app/router.ts";
import { useMay, useSession } from "../../app/session.ts";
import { usePages } from "../../data/usePages.ts";
import { useQuery } from "../../data/useQuery.ts";
import { t } from "../../i18n/index.ts";
import { failureSaid } from "../../i18n/told/say.ts";
import { useWords } from "../../i18n/told/useWords.ts";
import { formatWhen } from "../../i18n/format.ts";
import { instantRange } from "../../i18n/zone.ts";
import { Button, ButtonLink, IconButton } from "../../ui/Button.tsx";
import { type Column, DataTable } from "../../ui/DataTable.tsx";
import { DayRange } from "../../ui/DayRange.tsx";
import { Link } from "../../ui/Link.tsx";
import { Page } from "../../ui/Page.tsx";
import { SearchField } from "../../ui/SearchField.tsx";
import { EmptyState, ErrorState } from "../../ui/States.tsx";
import { Time } from "../../ui/Time.tsx";
import { useLiveChannels } from "../channels/useChannels.ts";
import { BulkStrip } from "../contacts/list/BulkStrip.tsx";
import { Select } from "../templates/list/Select.tsx";
import { ByCode, ByDay } from "./ByCode.tsx";
import { FailedBar } from "./FailedBar.tsx";
import { RetryDialog } from "./RetryDialog.tsx";
import { formatPhone } from "../../i18n/phone.ts";

const sources: readonly FailedSource[] = ["agent", "campaign", "sequence", "api", "automation"];
const path = "/api/failed-messages";
/** The most that are named one by one. */
const most = 1000;
const none: ReadonlySet<string> = new Set();

const titleOf = ({ contact }: FailedMessage) =>
  contact.name || (contact.phone ? formatPhone(contact.phone) : contact.id);

/** What did not arrive, from every source: why, what to do, and the way to send it again. */
export default function FailedScreen() {
  const { timeZone } = useSession().workspace;
  const [from, setFrom] = useSearchParameter("from");
  const [to, setTo] = useSearchParameter("to");
  const [channel, setChannel] = useSearchParameter("channel");
  const [source, setSource] = useSearchParameter("source");
  const [code, setCode] = useSearchParameter("code");
  const [retryable, setRetryable] = useSearchParameter("retryable");
  const [search, setSearch] = useSearchParameter("q");
  const [chosen, setChosen] = useState(none);
  const [open, setOpen] = useState<"chosen" | "all" | null>(null);
  const mayRetry = useMay("inbox.send");
  const mayExclude = useMay("contacts.bulk");
  const maySeeContacts = useMay("contacts.view");
  const channels = useLiveChannels() ?? [];

  const range = instantRange(from, to, timeZone);
  const wide = { ...range, channel, source, retryable, search };
  const filter = Object.fromEntries(
    Object.entries({ ...wide, code }).filter((entry): entry is [string, string] => !!entry[1]),
  );
  const pages = usePages<FailedMessage>(withQuery(path, filter));
  // Without the chosen reason: the others stay in sight.
  const reasons = useQuery<FailedSummary>(withQuery(`${path}/summary`, wide));
  const narrow = useQuery<FailedSummary>(withQuery(`${path}/summary`, filter)).data;
  const summary = reasons.data;
  const given: FailedFilter = {
    from: range.from || undefined,
    to: range.to || undefined,
    channel: channel || undefined,
    source: source || undefined,
    code: code ? Number(code) : undefined,
    search: search || undefined,
    retryable: retryable === "true" || undefined,
  };
  const isFiltered = Object.keys(filter).length > 0;
  const clear = () =>
    [setFrom, setTo, setChannel, setSource, setCode, setRetryable, setSearch].forEach((set) => set(""));

  const items = pages.items;
  const ids = useMemo(
    () => items.filter((one) => one.retryable && chosen.has(one.messageId)).map((one) => one.messageId),
    [
      items,
      chosen,
    ],
  );
  // Whoever may exclude people chooses among all; what is sent again is what may come through.
  const able = mayExclude ? items : items.filter((one) => one.retryable);
  const picked = able.filter((one) => chosen.has(one.messageId)).map((one) => one.messageId);
  const toggle = (id: string) =>
    setChosen((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });

  const columns: Column<FailedMessage>[] = [
    ...(mayRetry || mayExclude
      ? [{
        key: "choose",
        header: { text: t("failed.choose.all") },
        width: "44px",
        headCell: (
          <input
            type="checkbox"
            aria-label={t("failed.choose.all")}
            disabled={able.length === 0}
            checked={able.length > 0 && picked.length === Math.min(able.length, most)}
            onChange={() =>
              setChosen(picked.length > 0 ? none : new Set(able.slice(0, most).map((one) => one.messageId)))}
          />
        ),
        cell: (row: FailedMessage) => (
          <input
            type="checkbox"
            aria-label={t("failed.choose", { name: titleOf(row) })}
            disabled={!row.retryable && !mayExclude}
            title={row.retryable ? undefined : t("failed.never")}
            checked={(row.retryable || mayExclude) && chosen.has(row.messageId)}
            onChange={() => toggle(row.messageId)}
          />
        ),
      }]
      : []),
    {
      key: "who",
      header: "failed.who",
      width: "24%",
      cell: (row) => (
        <span className="cell-two">
          {row.conversationId
            ? (
              <Link
                href={`/inbox/${row.conversationId}`}
                className="cell-main cut"
                title={t("failed.open")}
                dir="auto"
              >
                {titleOf(row)}
              </Link>
            )
            : <span className="cell-main cut" dir="auto">{titleOf(row)}</span>}
          <small>
            {row.contact.name && row.contact.phone && <bdi dir="ltr">{formatPhone(row.contact.phone)}</bdi>}
            {" "}
            {maySeeContacts && (
              <Link href={`/contacts/${row.contact.id}`} className="link" title={t("failed.contact.open")}>
                {t("failed.contact")}
              </Link>
            )}
          </small>
        </span>
      ),
    },
    {
      key: "why",
      header: "failed.why",
      cell: (row) => <Reason row={row} />,
    },
    {
      key: "source",
      header: "failed.source",
      width: "17%",
      priority: 2,
      cell: (row) => (
        <span className="cell-two">
          <span>{t(`failed.source.${row.source}`)}</span>
          {row.campaign && (
            <small>
              <Link href={`/campaigns/${row.campaign.id}`} className="link cut">{row.campaign.name}</Link>
            </small>
          )}
        </span>
      ),
    },
    {
      key: "when",
      header: "failed.when",
      width: "168px",
      priority: 2,
      cell: (row) => (
        <span className="cell-two">
          <Time at={row.at} format={formatWhen} />
          {row.retriedAs
            ? <small>{t("failed.retried")}</small>
            : row.notBefore && Date.parse(row.notBefore) > Date.now()
            ? <small>{t("failed.from", { when: formatWhen(row.notBefore) })}</small>
            : row.attempt > 1 && <small>{t("failed.attempt", { count: row.attempt })}</small>}
        </span>
      ),
    },
  ];

  const isQuiet = summary?.total === 0 && !isFiltered;
  const all = narrow?.retryable ?? 0;
  return (
    <Page
      title={t("nav.failed")}
      lead={t("failed.lead")}
      actions={!isQuiet && (
        <ButtonLink href={withQuery(`${path}/export.csv`, filter)} icon="download" external download>
          {t("action.exportCSV")}
        </ButtonLink>
      )}
    >
      <div className="stack">
        {reasons.problem && !summary && (
          <ErrorState
            problem={reasons.problem}
            retry={() => void reasons.reload()}
          />
        )}
        {isQuiet && (
          <section className="card">
            <EmptyState icon="circle-check" title={t("failed.empty.title")}>
              {t("failed.empty.text")}
            </EmptyState>
          </section>
        )}
        {summary && summary.total > 0 && (
          <div className="failed-top">
            <ByCode summary={summary} code={code} choose={setCode} />
            <ByDay summary={narrow ?? summary} />
          </div>
        )}
        {!isQuiet && !reasons.problem && (
          <section className="card recipients failed-list" aria-label={t("nav.failed")}>
            <div className="toolbar">
              <SearchField label={t("failed.search")} value={search} onChange={setSearch} />
              <DayRange from={from} to={to} setFrom={setFrom} setTo={setTo} />
              <Select
                label={t("failed.source")}
                all={t("failed.source.all")}
                value={source}
                onChange={setSource}
                choices={sources.map((value) => ({ value, label: t(`failed.source.${value}`) }))}
              />
              <Select
                label={t("failed.why")}
                all={t("failed.allCodes")}
                value={code}
                onChange={setCode}
                choices={(summary?.byCode ?? []).map((one) => ({
                  value: String(one.code),
                  label: `${one.code} ${one.title}`,
                }))}
              />
              {channels.length > 1 && (
                <Select
                  label={t("campaign.channel")}
                  all={t("failed.channel.all")}
                  value={channel}
                  onChange={setChannel}
                  choices={channels.map(({ id, name }) => ({ value: id, label: name }))}
                />
              )}
              <label className="inline-field">
                <input
                  type="checkbox"
                  checked={retryable === "true"}
                  onChange={(event) =>
                    setRetryable(event.target.checked ? "true" : "")}
                />{" "}
                {t("failed.only")}
              </label>
              {isFiltered && <IconButton icon="x" label={t("action.clearFilters")} onClick={clear} />}
            </div>
            <FailedBar
              picked={picked}
              able={ids.length}
              all={all}
              total={narrow?.total ?? 0}
              filter={given}
              mayRetry={mayRetry}
              mayExclude={mayExclude}
              retry={setOpen}
              clear={() =>
                setChosen(none)}
            />
            <div className="recipients-table">
              <DataTable
                label={t("nav.failed")}
                columns={columns}
                pages={pages}
                keyOf={(row) => row.messageId}
                rowHeight={54}
                empty={
                  <EmptyState
                    icon="search"
                    title={t("failed.none.title")}
                    action={<Button onClick={clear}>{t("action.clearFilters")}</Button>}
                  >
                    {t("failed.none.text")}
                  </EmptyState>
                }
              />
            </div>
            <BulkStrip />
          </section>
        )}
      </div>
      {open && (
        <RetryDialog
          count={open === "chosen" ? ids.length : all}
          which={open === "chosen" ? { ids } : { filter: given }}
          nameOf={(id) => {
            const row = items.find((one) => one.messageId === id);
            return row ? titleOf(row) : id;
          }}
          done={() => setChosen(none)}
          onClose={() => setOpen(null)}
        />
      )}
    </Page>
  );
}

function Reason({ row }: { row: FailedMessage }) {
  useWords();
  const { title, detail } = failureSaid(row);
  return (
    <span className="cell-two">
      <span className="reason-line" title={row.words}>
        <bdi className="cut">{title}</bdi> <code className="muted">{row.code}</code>
      </span>
      <small className="cut" title={detail || row.words}>{detail || row.words}</small>
    </span>
  );
}
