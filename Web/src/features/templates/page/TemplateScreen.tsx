import "../texts.ts";
import { useEffect, useMemo, useRef } from "react";
import type { Page as PageOf, Template, TemplateUse } from "../../../api/types.ts";
import type { Parameters } from "../../../app/router.ts";
import { useMay } from "../../../app/session.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { t } from "../../../i18n/index.ts";
import { editSaid } from "../../../i18n/told/say.ts";
import { formatDuration, formatRelative, languageName } from "../../../i18n/format.ts";
import { announce } from "../../../ui/Announcer.tsx";
import { ButtonLink } from "../../../ui/Button.tsx";
import { CopyButton } from "../../../ui/CopyButton.tsx";
import { Page } from "../../../ui/Page.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../../ui/States.tsx";
import { LinkTabs } from "../../../ui/Tabs.tsx";
import { Time } from "../../../ui/Time.tsx";
import { toast } from "../../../ui/toasts.ts";
import { useLiveChannels } from "../../channels/useChannels.ts";
import { categoryName } from "../../whatsapp/category.ts";
import { Preview } from "../../whatsapp/Preview.tsx";
import { fillComponents, templateTitle } from "../../whatsapp/template.ts";
import { isAsked } from "../../whatsapp/TemplateValues.tsx";
import { variableLabel } from "../../whatsapp/variables.ts";
import { shownFile } from "../editor/files.ts";
import { draftOf, kindOf } from "../editor/meta.ts";
import { statusName, TemplateQuality, TemplateStatus } from "../TemplateStatus.tsx";
import { History } from "./History.tsx";
import { Performance } from "./Performance.tsx";
import { TemplateActions } from "./TemplateActions.tsx";
import { TemplateNotes } from "./TemplateNotes.tsx";
import { Uses } from "./Uses.tsx";

const back = {
  href: "/templates",
  get label() {
    return t("nav.templates");
  },
};

/** Tells of a state that changed while one looked at it. */
function useNews(template: Template | undefined) {
  const before = useRef<{ id: string; status: string }>();
  const { id, status, name } = template ?? {};
  useEffect(() => {
    if (!id || !status || !name) return;
    if (before.current?.id === id && before.current.status !== status) {
      const text = t("template.news", { name: templateTitle(name), state: statusName(status) });
      toast({ tone: status === "APPROVED" ? "ok" : status === "REJECTED" ? "danger" : "plain", text });
      announce(text);
    }
    before.current = { id, status };
  }, [id, status, name]);
}

export default function TemplateScreen({ parameters: { id = "" } }: { parameters: Parameters }) {
  const path = `/api/templates/${id}`;
  const query = useQuery<Template>(path);
  const template = query.data;
  const translations = useQuery<PageOf<Template>>(template ? `${path}/translations` : null).data?.items ?? [];
  const uses = useQuery<PageOf<TemplateUse>>(template ? `${path}/uses` : null).data?.items;
  const channel = useLiveChannels()?.find((one) => one.id === template?.channelId);
  const mayWrite = useMay("templates.manage");
  useNews(template);
  const draft = useMemo(() => template && draftOf(template), [template]);

  if (!template || !draft) {
    return (
      <Page title={t("template.name")} back={back}>
        {query.problem?.status === 404
          ? (
            <EmptyState
              icon="layout-template"
              title={t("template.gone.title")}
              action={<ButtonLink href="/templates">{t("nav.templates")}</ButtonLink>}
            >
              {t("template.gone.text")}
            </EmptyState>
          )
          : query.problem
          ? <ErrorState problem={query.problem} retry={() => void query.reload()} />
          : <Skeleton kind="cards" rows={3} />}
      </Page>
    );
  }
  const samples = Object.fromEntries(
    template.variables.map((variable) => [variable.key, variable.sample ?? undefined]),
  );
  return (
    <Page
      name={templateTitle(template.name)}
      title={
        <>
          {templateTitle(template.name)} <TemplateStatus status={template.status} />
        </>
      }
      back={back}
      actions={<TemplateActions template={template} translations={translations} uses={uses ?? []} />}
    >
      {translations.length > 1 && (
        <div className="people-tabs">
          <LinkTabs
            label={t("template.languages")}
            tabs={translations.map((one) => ({
              href: `/templates/${one.id}`,
              isCurrent: one.id === id,
              label: (
                <span className="row">
                  {languageName(one.language)}{" "}
                  {one.status !== template.status && <TemplateStatus status={one.status} />}
                </span>
              ),
            }))}
          />
        </div>
      )}
      <div className="template-notes">
        <TemplateNotes template={template} mayWrite={mayWrite} />
      </div>
      <div className="template-page">
        <aside className="template-side" aria-label={t("preview.label")}>
          <Preview
            components={fillComponents(template.components, samples)}
            sender={channel?.verifiedName ?? channel?.name ?? ""}
            file={shownFile(draft.header.file)}
            cardFiles={draft.cards.map(({ file }) => shownFile(file))}
          />
          <dl className="facts">
            <dt>{t("editor.name")}</dt>
            <dd>
              <code dir="ltr">{template.name}</code>{" "}
              <CopyButton text={template.name} label={t("template.name.copy")} isSmall />
            </dd>
            <dt>{t("estimate.category")}</dt>
            <dd>{categoryName(template.category)}</dd>
            <dt>{t("template.kind")}</dt>
            <dd>{t(`kind.${kindOf(template.components, template.category)}`)}</dd>
            <dt>{t("template.language")}</dt>
            <dd>
              {languageName(template.language)} <span className="muted">{template.language}</span>
            </dd>
            <dt>{t("template.quality")}</dt>
            <dd>
              <TemplateQuality quality={template.quality} isWordy />
            </dd>
            {channel && (
              <>
                <dt>{t("campaign.channel")}</dt>
                <dd>{channel.name}</dd>
              </>
            )}
            {template.ttlSeconds && (
              <>
                <dt>{t("editor.ttl")}</dt>
                <dd>{formatDuration(template.ttlSeconds)}</dd>
              </>
            )}
            {template.author?.name && (
              <>
                <dt>{t("template.author")}</dt>
                <dd>
                  <bdi>{template.author.name}</bdi>
                </dd>
              </>
            )}
            {template.submittedAt && (
              <>
                <dt>{t("template.submitted")}</dt>
                <dd>
                  <Time at={template.submittedAt} />
                </dd>
              </>
            )}
            <dt>{t("template.used")}</dt>
            <dd>{template.usedAt ? formatRelative(template.usedAt) : t("template.used.never")}</dd>
            {template.edit && template.metaId && (
              <>
                <dt>{t("template.edits")}</dt>
                <dd>
                  {template.edit.allowed
                    ? t("template.edits.left", { count: template.edit.leftThisMonth ?? 0 })
                    : editSaid(template.edit) ?? t("editor.notNow")}
                </dd>
              </>
            )}
            {template.variables.filter(isAsked).map((variable) => (
              <div key={variable.key} className="facts-line">
                <dt>{variableLabel(variable)}</dt>
                <dd>
                  <bdi>{variable.sample}</bdi>
                </dd>
              </div>
            ))}
          </dl>
        </aside>
        <div className="stack">
          {template.metaId && <Performance id={id} />}
          <Uses uses={uses} />
          <History id={id} />
        </div>
      </div>
    </Page>
  );
}
