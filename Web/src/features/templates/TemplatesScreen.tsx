import "./texts.ts";
import { useMemo, useRef, useState } from "react";
import { api, withQuery } from "../../api/client.ts";
import type { Template, TemplatesSummary } from "../../api/types.ts";
import { useShortcuts } from "../../app/keyboard.ts";
import { navigate, useSearchParameter } from "../../app/router.ts";
import { useMay } from "../../app/session.ts";
import { invalidate } from "../../data/store.ts";
import { useAction } from "../../data/useAction.ts";
import { usePages } from "../../data/usePages.ts";
import { useQuery } from "../../data/useQuery.ts";
import { t } from "../../i18n/index.ts";
import { formatNumber, formatRelative, languageName } from "../../i18n/format.ts";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { type Column, DataTable } from "../../ui/DataTable.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Link } from "../../ui/Link.tsx";
import { SearchField } from "../../ui/SearchField.tsx";
import { EmptyState } from "../../ui/States.tsx";
import { LinkTabs } from "../../ui/Tabs.tsx";
import { toast } from "../../ui/toasts.ts";
import { useLiveChannels } from "../channels/useChannels.ts";
import { categoryName } from "../whatsapp/category.ts";
import { bodyText, nameSearch, templateTitle } from "../whatsapp/template.ts";
import { kindOf } from "./editor/meta.ts";
import { kinds } from "./editor/kinds.ts";
import { foremost, grouped, type NamedTemplates, qualityOf, usedAt } from "./list/group.ts";
import { Select } from "./list/Select.tsx";
import { SyncLine } from "./list/SyncLine.tsx";
import { statusName, TemplateQuality, TemplateStatus } from "./TemplateStatus.tsx";
import { TemplatesPage } from "./TemplatesPage.tsx";

const picture = Object.fromEntries(kinds.map(({ kind, icon }) => [kind, icon]));

const columns: Column<NamedTemplates>[] = [
  {
    key: "name",
    header: "template.name",
    cell: ({ items }) => {
      const first = items[0]!;
      const kind = kindOf(first.components, first.category);
      return (
        <span className="template-cell">
          <span className="template-kind" title={t(`kind.${kind}`)}>
            <Icon name={picture[kind]!} label={t(`kind.${kind}`)} />
          </span>
          <span className="cell-two">
            <Link href={`/templates/${first.id}`} className="cell-main cut">{templateTitle(first.name)}</Link>
            <small className="cut" dir="auto">{bodyText(first.components)}</small>
          </span>
        </span>
      );
    },
  },
  {
    key: "status",
    header: "campaign.state",
    width: "128px",
    narrow: "104px",
    cell: ({ items }) => <TemplateStatus status={foremost(items).status} />,
  },
  {
    key: "quality",
    header: "template.quality",
    width: "110px",
    priority: 3,
    cell: ({ items }) => <TemplateQuality quality={qualityOf(items)} />,
  },
  {
    key: "category",
    header: "estimate.category",
    width: "126px",
    priority: 2,
    cell: ({ items }) => categoryName(items[0]!.category),
  },
  {
    key: "language",
    header: "template.languages",
    width: "190px",
    priority: 2,
    cell: ({ items }) => (
      <span className="language-links">
        {items.slice(0, 3).map((template) => (
          <Link
            key={template.id}
            href={`/templates/${template.id}`}
            className="language-link"
            title={statusName(template.status)}
          >
            {items.length === 1 ? languageName(template.language) : template.language}
          </Link>
        ))}
        {items.length > 3 && (
          <span className="muted">{t("template.languages.more", { count: items.length - 3 })}</span>
        )}
      </span>
    ),
  },
  {
    key: "used",
    header: "template.used",
    width: "120px",
    priority: 3,
    cell: ({ items }) => {
      const at = usedAt(items);
      return at ? formatRelative(at) : <span className="muted">{t("template.used.never")}</span>;
    },
  },
];

const sorts = ["name", "newest", "used"] as const;
const qualities = ["GREEN", "YELLOW", "RED", "UNKNOWN"] as const;

export default function TemplatesScreen() {
  const [search, setSearch] = useSearchParameter("q");
  const [status, setStatus] = useSearchParameter("status");
  const [category, setCategory] = useSearchParameter("category");
  const [language, setLanguage] = useSearchParameter("language");
  const [kind, setKind] = useSearchParameter("kind");
  const [quality, setQuality] = useSearchParameter("quality");
  const [channel, setChannel] = useSearchParameter("channel");
  const [sort, setSort] = useSearchParameter("sort");
  const [showsFilters, setShowsFilters] = useState(false);
  const mayWrite = useMay("templates.manage");
  const filters = { channel, status, category, language, kind, quality };
  const pages = usePages<Template>(
    withQuery("/api/templates", { search: nameSearch(search), ...filters, sort: sort || "name" }),
  );
  const summary = useQuery<TemplatesSummary>(withQuery("/api/templates/summary", { channel })).data;
  const known = useLiveChannels();
  const channels = known ?? [];
  const field = useRef<HTMLInputElement>(null);
  const rows = useMemo(() => ({ ...pages, items: grouped(pages.items) }), [pages]);
  const set = [setCategory, setLanguage, setKind, setQuality, setChannel];
  const chosen = [category, language, kind, quality, channel].filter(Boolean).length;
  const isFiltered = chosen > 0 || status !== "" || search !== "";
  const clear = () => [...set, setStatus, setSearch].forEach((change) => change(""));
  useShortcuts([
    { keys: "/", label: "keys.search", group: "nav.templates", run: () => field.current?.focus() },
    {
      keys: "n",
      label: "templates.new",
      group: "nav.templates",
      run: mayWrite ? () => navigate("/templates/new") : undefined,
    },
  ]);

  const sync = useAction(async () => {
    await Promise.all(channels.map((one) => api.put(`/api/channels/${one.id}/templates`)));
    invalidate("/api/templates");
    toast({ tone: "ok", text: t("templates.synced") });
  });
  const address = (value: string) => withQuery("/templates", { q: search, ...filters, status: value, sort });
  const total = summary?.byStatus.reduce((sum, one) => sum + one.count, 0) ?? 0;

  return (
    <TemplatesPage
      layout="fill"
      lead={summary && <SyncLine summary={summary} />}
      actions={
        <Button
          icon="refresh-cw"
          isBusy={sync.isRunning || summary?.syncing}
          disabled={channels.length === 0}
          onClick={() => void sync.run()}
        >
          {t("templates.sync")}
        </Button>
      }
    >
      <div className="panel">
        {summary && total > 0 && (
          <div className="recipients-tabs">
            <LinkTabs
              label={t("templates.byStatus")}
              tabs={[{ status: "", count: total }, ...summary.byStatus].map((one) => ({
                href: address(one.status),
                isCurrent: one.status === status,
                label: (
                  <>
                    {one.status ? statusName(one.status) : t("template.status.all")}{" "}
                    <span className="number">{formatNumber(one.count)}</span>
                  </>
                ),
              }))}
            />
          </div>
        )}
        <div className="toolbar">
          <SearchField
            ref={field}
            label={t("templates.search")}
            value={search}
            onChange={setSearch}
            keys="/"
          />
          <Button
            className="filters-toggle"
            icon="list-filter"
            aria-expanded={showsFilters}
            onClick={() => setShowsFilters(!showsFilters)}
          >
            {chosen > 0 ? t("template.filters.count", { count: chosen }) : t("template.filters")}
          </Button>
          <div className="toolbar-filters" data-open={showsFilters}>
            <Select
              label={t("template.kind")}
              all={t("template.kind.all")}
              value={kind}
              onChange={setKind}
              choices={kinds.map((one) => ({ value: one.kind, label: t(`kind.${one.kind}`) }))}
            />
            <Select
              label={t("estimate.category")}
              all={t("template.category.all")}
              value={category}
              onChange={setCategory}
              choices={["MARKETING", "UTILITY", "AUTHENTICATION"].map((value) => ({
                value,
                label: categoryName(value),
              }))}
            />
            <Select
              label={t("template.language")}
              all={t("template.language.all")}
              value={language}
              onChange={setLanguage}
              choices={(summary?.languages ?? []).map((value) => ({ value, label: languageName(value) }))}
            />
            <Select
              label={t("template.quality")}
              all={t("template.quality.all")}
              value={quality}
              onChange={setQuality}
              choices={qualities.map((value) => ({ value, label: t(`template.quality.${value}`) }))}
            />
            {channels.length > 1 && (
              <Select
                label={t("campaign.channel")}
                all={t("template.channel.all")}
                value={channel}
                onChange={setChannel}
                choices={channels.map(({ id, name }) => ({ value: id, label: name }))}
              />
            )}
            <Select
              label={t("template.sort")}
              value={sort || "name"}
              onChange={(value) => setSort(value === "name" ? "" : value)}
              choices={sorts.map((value) => ({ value, label: t(`template.sort.${value}`) }))}
            />
          </div>
        </div>
        <DataTable
          label={t("nav.templates")}
          columns={columns}
          pages={rows}
          keyOf={(found) => found.key}
          rowHeight={56}
          onOpen={({ items }) => navigate(`/templates/${items[0]!.id}`)}
          empty={isFiltered
            ? (
              <EmptyState
                icon="search"
                title={t("templates.none.title")}
                action={<Button onClick={clear}>{t("action.clearFilters")}</Button>}
              >
                {t("templates.none.text")}
              </EmptyState>
            )
            : (
              <EmptyState
                icon="layout-template"
                title={t("templates.empty.title")}
                action={known?.length === 0
                  ? <ButtonLink href="/settings/channels" kind="primary">{t("channels.connect")}</ButtonLink>
                  : mayWrite && (
                    <span className="row">
                      <ButtonLink href="/templates/new" kind="primary" icon="plus">
                        {t("templates.new")}
                      </ButtonLink>
                      <ButtonLink href="/templates/library">{t("templates.library.open")}</ButtonLink>
                    </span>
                  )}
              >
                {t("templates.first")}
              </EmptyState>
            )}
        />
      </div>
    </TemplatesPage>
  );
}
