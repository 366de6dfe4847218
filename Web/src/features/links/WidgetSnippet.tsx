import type { Widget } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";
import { formatNumber } from "../../i18n/format.ts";
import { CopyButton } from "../../ui/CopyButton.tsx";
import { Stat, Stats } from "../../ui/Stats.tsx";
import { WidgetPages } from "./WidgetPages.tsx";

/** What to put into the website, and what became of it. */
export function WidgetSnippet({ widget }: { widget: Widget }) {
  const code = widget.snippet;
  return (
    <section className="card" aria-label={t("widgets.snippet")}>
      <div className="card-head">
        <h2>{t("widgets.snippet")}</h2>
        <CopyButton text={code} label={t("widgets.snippet.copy")} />
      </div>
      <div className="card-body">
        <code className="snippet" dir="ltr">{code}</code>
        <p className="field-help">{t("widgets.snippet.help")}</p>
        <Stats>
          <Stat name={t("widgets.seen")}>{formatNumber(widget.seen)}</Stat>
          <Stat name={t("links.clicks")}>{formatNumber(widget.clicks)}</Stat>
        </Stats>
        {widget.seen > 0 && <WidgetPages id={widget.id} />}
      </div>
    </section>
  );
}
