import { useEffect, useMemo, useState } from "react";
import { api } from "../../api/client.ts";
import type { Campaign, CampaignState, Credits } from "../../api/types.ts";
import { navigate, useSearchParameter } from "../../app/router.ts";
import { useMay } from "../../app/session.ts";
import { invalidate } from "../../data/store.ts";
import { useAction } from "../../data/useAction.ts";
import { usePages } from "../../data/usePages.ts";
import { useQuery } from "../../data/useQuery.ts";
import { t } from "../../i18n/index.ts";
import { formatDateTime, formatNumber, formatWhen } from "../../i18n/format.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button, ButtonLink, IconButton } from "../../ui/Button.tsx";
import { Confirm } from "../../ui/Confirm.tsx";
import { type Column, DataTable } from "../../ui/DataTable.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Link } from "../../ui/Link.tsx";
import { Menu, type MenuItem } from "../../ui/Menu.tsx";
import { Page } from "../../ui/Page.tsx";
import { Points } from "../../ui/Points.tsx";
import { SearchField } from "../../ui/SearchField.tsx";
import { EmptyState } from "../../ui/States.tsx";
import { Time } from "../../ui/Time.tsx";
import { useLiveChannels } from "../channels/useChannels.ts";
import { CreditNote } from "../credits/CreditNote.tsx";
import { aboutTemplate } from "./aboutTemplate.ts";
import { CampaignBadge } from "./CampaignBadge.tsx";
import { CampaignTabs } from "./CampaignTabs.tsx";
import { copyCampaign, hrefOf } from "./copyCampaign.ts";
import { reached } from "./counts.ts";
import { NewApiDialog } from "./NewApiDialog.tsx";
import { StateBar } from "./StateBar.tsx";
import "./ownTexts.ts";
import "./texts.ts";

const states: readonly CampaignState[] = [
  "draft",
  "scheduled",
  "running",
  "late",
  "paused",
  "completed",
  "cancelled",
  "failed",
];

const columns: Column<Campaign>[] = [
  {
    key: "name",
    header: "campaign.name",
    cell: (campaign) => (
      <span className="cell-two">
        <span className="campaign-name">
          <Link href={hrefOf(campaign)} className="cell-main cut" dir="auto">{campaign.name}</Link>
          {campaign.kind === "api" && <Badge>API</Badge>}
          {(campaign.variants?.length ?? 0) > 1 && <Badge>A/B</Badge>}
        </span>
        <small>{aboutTemplate(campaign)}</small>
      </span>
    ),
  },
  {
    key: "state",
    header: "campaign.state",
    width: "112px",
    narrow: "104px",
    cell: (campaign) => <CampaignBadge state={campaign.state} />,
  },
  {
    key: "channel",
    header: "campaign.channel",
    width: "130px",
    priority: 3,
    cell: (campaign) => <ChannelName id={campaign.channelId} />,
  },
  {
    key: "progress",
    header: "campaign.progress",
    width: "200px",
    priority: 2,
    cell: (campaign) =>
      campaign.counts.audience > 0 && (
        <span className="cell-progress">
          <StateBar counts={campaign.counts} />
          <small className="number muted">
            {formatNumber(reached(campaign.counts).delivered)} / {formatNumber(campaign.counts.audience)}
          </small>
        </span>
      ),
  },
  {
    key: "cost",
    header: "campaign.cost",
    width: "150px",
    align: "end",
    priority: 2,
    cell: (campaign) => <Points amount={campaign.cost.charged} />,
  },
  {
    key: "by",
    header: "campaign.createdBy",
    width: "140px",
    priority: 3,
    cell: (campaign) => (
      <span className="cell-two">
        <span>{campaign.createdBy}</span>
        <small>
          <Time at={campaign.createdAt} format={formatWhen} />
        </small>
      </span>
    ),
  },
  {
    key: "when",
    header: "campaign.when",
    width: "176px",
    priority: 3,
    cell: ({ startedAt, startAt }) =>
      startedAt
        ? <Time at={startedAt} format={formatWhen} />
        : startAt
        ? <Time at={startAt} format={formatDateTime} />
        : null,
  },
  {
    key: "actions",
    header: "column.actions",
    isHeaderHidden: true,
    width: "72px",
    narrow: "60px",
    cell: (campaign) => <RowMenu campaign={campaign} />,
  },
];

function ChannelName({ id }: { id: string }) {
  return <>{useLiveChannels()?.find((channel) => channel.id === id)?.name}</>;
}

function RowMenu({ campaign }: { campaign: Campaign }) {
  const mayEdit = useMay("campaigns.edit");
  const [isAsking, setAsking] = useState(false);
  const copy = useAction(() => copyCampaign(campaign.id));
  if (!mayEdit) return null;
  const items: MenuItem[] = [{ label: t("campaign.copy"), icon: "copy", run: () => void copy.run() }];
  if (campaign.state === "draft") {
    items.push({ label: t("action.delete"), icon: "trash-2", isDanger: true, run: () => setAsking(true) });
  }
  const remove = async () => {
    await api.delete(`/api/campaigns/${campaign.id}`);
    invalidate("/api/campaigns", "/api/dashboard");
  };
  return (
    <>
      <Menu label={t("campaign.more.of", { name: campaign.name })} items={items}>
        <Icon name="ellipsis" size={18} />
      </Menu>
      {isAsking && (
        <Confirm
          title={t("campaign.delete.title")}
          action={t("action.delete")}
          isDanger
          run={remove}
          onClose={() => setAsking(false)}
        >
          <p>{t("campaign.delete.text", { name: campaign.name })}</p>
        </Confirm>
      )}
    </>
  );
}

const least = 30;

/** Those that fit the filters: the server gives the newest first, and more are read until there is a screenful. */
function useCampaigns(search: string, state: string) {
  const pages = usePages<Campaign>("/api/campaigns");
  const { hasMore, isLoadingMore, moreProblem, loadMore } = pages;
  const items = useMemo(() => {
    const words = search.toLocaleLowerCase();
    return pages.items.filter((campaign) =>
      (!state || campaign.state === state) &&
      (!words || `${campaign.name} ${campaign.template?.name ?? ""}`.toLocaleLowerCase().includes(words))
    );
  }, [pages.items, search, state]);
  const isFiltered = search !== "" || state !== "";
  const wantsMore = isFiltered && hasMore && !isLoadingMore && !moreProblem && items.length < least;
  useEffect(() => {
    if (wantsMore) loadMore();
  }, [wantsMore, loadMore, pages.items.length]);
  return { ...pages, items, isLoading: pages.isLoading || (wantsMore && items.length === 0), isFiltered };
}

export default function CampaignsScreen() {
  const [search, setSearch] = useSearchParameter("q");
  const [state, setState] = useSearchParameter("state");
  const pages = useCampaigns(search, state);
  const [isNew, setNew] = useState(false);
  const mayMake = useMay("campaigns.edit");
  const { data: credits } = useQuery<Credits>("/api/credits");
  const clear = () => {
    setSearch("");
    setState("");
  };
  const start = mayMake && (
    <ButtonLink href="/campaigns/new" kind="primary" icon="plus">{t("campaigns.new")}</ButtonLink>
  );
  return (
    <Page
      title={t("nav.campaigns")}
      layout="fill"
      actions={mayMake && (
        <>
          <Button icon="code" onClick={() => setNew(true)}>{t("apiCall.new")}</Button>
          {start}
        </>
      )}
    >
      <CampaignTabs current="campaigns" />
      {credits?.state === "locked" && (
        <div className="fill-note">
          <CreditNote onlyLocked />
        </div>
      )}
      <div className="panel">
        <div className="toolbar">
          <SearchField label={t("campaigns.search")} value={search} onChange={setSearch} />
          <select
            className="input select"
            aria-label={t("campaign.state")}
            value={state}
            onChange={(event) => setState(event.target.value)}
          >
            <option value="">{t("campaigns.anyState")}</option>
            {states.map((one) => <option key={one} value={one}>{t(`campaign.state.${one}`)}</option>)}
          </select>
          {pages.isFiltered && <IconButton icon="x" label={t("action.clearFilters")} onClick={clear} />}
        </div>
        <DataTable
          label={t("nav.campaigns")}
          columns={columns}
          pages={pages}
          keyOf={(campaign) => campaign.id}
          rowHeight={56}
          onOpen={(campaign) => navigate(hrefOf(campaign))}
          empty={pages.isFiltered
            ? (
              <EmptyState
                icon="search"
                title={t("campaigns.noneFound")}
                action={<Button onClick={clear}>{t("action.clearFilters")}</Button>}
              />
            )
            : (
              <EmptyState icon="megaphone" title={t("campaigns.empty.title")} action={start}>
                {t("campaigns.empty.text")}
              </EmptyState>
            )}
        />
      </div>
      {isNew && <NewApiDialog onClose={() => setNew(false)} />}
    </Page>
  );
}
