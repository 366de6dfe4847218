import { useRef } from "react";
import { api, withQuery } from "../../api/client.ts";
import type { Template } from "../../api/types.ts";
import { useShortcuts } from "../../app/keyboard.ts";
import { useSearchParameter } from "../../app/router.ts";
import { invalidate } from "../../data/store.ts";
import { useAction } from "../../data/useAction.ts";
import { usePages } from "../../data/usePages.ts";
import { t } from "../../i18n/index.ts";
import { languageName } from "../../i18n/format.ts";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { type Column, DataTable } from "../../ui/DataTable.tsx";
import { Link } from "../../ui/Link.tsx";
import { Page } from "../../ui/Page.tsx";
import { SearchField } from "../../ui/SearchField.tsx";
import { EmptyState } from "../../ui/States.tsx";
import { toast } from "../../ui/toasts.ts";
import { useLiveChannels } from "../channels/useChannels.ts";
import { categoryName } from "../whatsapp/category.ts";
import { bodyText, nameSearch, templateTitle } from "../whatsapp/template.ts";
import { TemplatePane } from "./TemplatePane.tsx";
import { TemplateStatus } from "./TemplateStatus.tsx";
import "../campaigns/texts.ts";

const columns: Column<Template>[] = [
  {
    key: "name",
    header: "template.name",
    cell: (template) => (
      <span className="cell-two">
        <Link href={withQuery("/templates", { open: template.id })} className="cell-main cut">
          {templateTitle(template.name)}
        </Link>
        <small>{bodyText(template.components)}</small>
      </span>
    ),
  },
  {
    key: "status",
    header: "campaign.state",
    width: "120px",
    cell: (template) => <TemplateStatus status={template.status} />,
  },
  {
    key: "category",
    header: "estimate.category",
    width: "130px",
    priority: 2,
    cell: (template) => categoryName(template.category),
  },
  {
    key: "language",
    header: "template.language",
    width: "150px",
    priority: 3,
    cell: (template) => languageName(template.language),
  },
];

const statuses = ["APPROVED", "PENDING", "REJECTED", "PAUSED", "DISABLED"] as const;

export default function TemplatesScreen() {
  const [search, setSearch] = useSearchParameter("q");
  const [status, setStatus] = useSearchParameter("status");
  const [opened, setOpened] = useSearchParameter("open");
  const pages = usePages<Template>(withQuery("/api/templates", { search: nameSearch(search), status }));
  const known = useLiveChannels();
  const channels = known ?? [];
  const field = useRef<HTMLInputElement>(null);
  const template = pages.items.find((found) => found.id === opened);
  useShortcuts([{
    keys: "/",
    label: "keys.search",
    group: "nav.templates",
    run: () => field.current?.focus(),
  }]);

  const sync = useAction(async () => {
    await Promise.all(channels.map((channel) => api.put(`/api/channels/${channel.id}/templates`)));
    invalidate("/api/templates");
    toast({ tone: "ok", text: t("templates.synced") });
  });

  return (
    <Page
      title={t("nav.templates")}
      layout="fill"
      actions={
        <Button
          icon="refresh-cw"
          isBusy={sync.isRunning}
          disabled={channels.length === 0}
          onClick={() => void sync.run()}
        >
          {t("templates.sync")}
        </Button>
      }
    >
      <div className="panel panel-with-side" data-open={template !== undefined}>
        <div className="panel-main">
          <div className="toolbar">
            <SearchField
              ref={field}
              label={t("templates.search")}
              value={search}
              onChange={setSearch}
              keys="/"
            />
            <select
              className="input select"
              aria-label={t("campaign.state")}
              value={status}
              onChange={(event) => setStatus(event.target.value)}
            >
              <option value="">{t("template.status.all")}</option>
              {statuses.map((value) => (
                <option key={value} value={value}>{t(`template.status.${value}`)}</option>
              ))}
            </select>
          </div>
          <DataTable
            label={t("nav.templates")}
            columns={columns}
            pages={pages}
            keyOf={(found) => found.id}
            rowHeight={54}
            toneOf={(found) => found.id === opened ? "chosen" : undefined}
            onOpen={(found) => setOpened(found.id, { push: true })}
            empty={
              <EmptyState
                icon="layout-template"
                title={t("templates.empty.title")}
                action={known?.length === 0 && (
                  <ButtonLink href="/settings/channels" kind="primary">{t("channels.connect")}</ButtonLink>
                )}
              >
                {t("templates.empty.text")}
              </EmptyState>
            }
          />
        </div>
        {template && <TemplatePane template={template} channels={channels} onClose={() => setOpened("")} />}
      </div>
    </Page>
  );
}
