import "./texts.ts";
import type { Widget } from "../../api/types.ts";
import { navigate, type Parameters } from "../../app/router.ts";
import { useMay } from "../../app/session.ts";
import { t } from "../../i18n/index.ts";
import { formatNumber, formatPercent } from "../../i18n/format.ts";
import { Badge } from "../../ui/Badge.tsx";
import { ButtonLink } from "../../ui/Button.tsx";
import { Link } from "../../ui/Link.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../ui/States.tsx";
import { ListCard } from "../settings/ListCard.tsx";
import { SettingsPage } from "../settings/SettingsPage.tsx";
import { useOwnList } from "../settings/useOwnList.ts";
import { WidgetEditor } from "./WidgetEditor.tsx";

/** The widgets, or one of them at its own address; "new" makes one. */
export default function WidgetsScreen({ parameters }: { parameters: Parameters }) {
  const widgets = useOwnList<Widget>("/api/widgets");
  if (!parameters.id) return <WidgetList widgets={widgets} />;
  const widget = widgets.items.find(({ id }) => id === parameters.id);
  const isNew = parameters.id === "new";
  return (
    <SettingsPage
      title="settings.widgets"
      heading={widget?.name ?? (isNew ? t("widgets.new") : t("settings.widgets"))}
      name={widget?.name ?? t("settings.widgets")}
      back={{ href: "/settings/widgets", label: t("settings.widgets") }}
    >
      {widgets.problem && !widget && (
        <ErrorState
          problem={widgets.problem}
          retry={() => void widgets.reload()}
        />
      )}
      {widgets.isLoading && !isNew && <Skeleton kind="cards" rows={3} />}
      {(widget || isNew) && (
        <WidgetEditor
          key={parameters.id}
          widget={widget ?? null}
          opened={(id) => navigate(id ? `/settings/widgets/${id}` : "/settings/widgets", { replace: true })}
        />
      )}
      {!widgets.isLoading && !widgets.problem && !widget && !isNew && (
        <section className="card">
          <EmptyState icon="message-circle" title={t("widgets.gone")} />
        </section>
      )}
    </SettingsPage>
  );
}

function WidgetList({ widgets }: { widgets: ReturnType<typeof useOwnList<Widget>> }) {
  const mayManage = useMay("links.manage");
  const make = mayManage && (
    <ButtonLink href="/settings/widgets/new" kind="primary" icon="plus">{t("widgets.new")}</ButtonLink>
  );
  return (
    <SettingsPage title="settings.widgets" lead={t("widgets.lead")} actions={make}>
      <ListCard
        label={t("settings.widgets")}
        list={widgets}
        keyOf={({ id }) => id}
        row={(widget) => (
          <>
            <span className="widget-dot" style={{ background: widget.colour }} aria-hidden="true" />
            <div className="own-main">
              <span className="row">
                <Link className="link" href={`/settings/widgets/${widget.id}`}>{widget.name}</Link>
                {!widget.active && <Badge>{t("links.off")}</Badge>}
              </span>
              <span className="muted" dir="ltr">{widget.domains.join(", ")}</span>
            </div>
            <dl className="counts">
              <div>
                <dt>{t("widgets.seen")}</dt>
                <dd className="number">{formatNumber(widget.seen)}</dd>
              </div>
              <div>
                <dt>{t("links.clicks")}</dt>
                <dd className="number">{formatNumber(widget.clicks)}</dd>
              </div>
              <div>
                <dt>{t("widgets.rate")}</dt>
                <dd className="number">{widget.seen ? formatPercent(widget.clicks / widget.seen) : "–"}</dd>
              </div>
            </dl>
          </>
        )}
        empty={
          <EmptyState icon="message-circle" title={t("widgets.empty.title")} action={make}>
            {t("widgets.empty.text")}
          </EmptyState>
        }
      />
    </SettingsPage>
  );
}
