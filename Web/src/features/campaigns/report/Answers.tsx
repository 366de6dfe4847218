import type { CampaignReport } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { formatNumber } from "../../../i18n/format.ts";
import { RankedBars } from "../../../ui/chart/RankedBars.tsx";

/** What people did with it: answered, pressed, followed. */
export function Answers({ report }: { report: CampaignReport }) {
  const { buttons, links, replies } = report;
  const people = (count: number, clicks: number) => (
    <>
      {t("report.people", { count })} <span className="muted">{t("report.clicks", { count: clicks })}</span>
    </>
  );
  return (
    <section className="card" aria-labelledby="answers">
      <div className="card-head">
        <h2 id="answers">{t("report.answers")}</h2>
        <span className="muted">
          {t("report.replies", { count: replies.people, hours: formatNumber(replies.withinHours) })}
        </span>
      </div>
      {buttons.length + links.length === 0
        ? (
          <div className="card-body">
            <p className="muted">{t("report.noClicks")}</p>
          </div>
        )
        : (
          <div className="answers">
            {buttons.length > 0 && (
              <div>
                <h3 className="side-title">{t("report.buttons")}</h3>
                <RankedBars
                  title={t("report.buttons")}
                  series={[{ key: "people", label: t("report.buttons"), tone: 1 }]}
                  bars={buttons.map(({ index, text, card, clicks, people: count }) => ({
                    key: `${card} ${index}`,
                    label: typeof card === "number"
                      ? `${t("vars.card", { number: card + 1 })}: ${text}`
                      : text,
                    values: [BigInt(count)],
                    value: people(count, clicks),
                  }))}
                />
              </div>
            )}
            {links.length > 0 && (
              <div>
                <h3 className="side-title">{t("report.links")}</h3>
                <RankedBars
                  title={t("report.links")}
                  series={[{ key: "people", label: t("report.links"), tone: 2 }]}
                  bars={links.map(({ url, clicks, people: count }) => ({
                    key: url,
                    label: url,
                    values: [BigInt(count)],
                    value: people(count, clicks),
                  }))}
                />
              </div>
            )}
          </div>
        )}
    </section>
  );
}
