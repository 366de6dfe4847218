import type { Campaign, CampaignReport, VariantResult } from "../../../api/types.ts";
import { type MessageKey, t } from "../../../i18n/index.ts";
import { decimalFormat, formatNumber, formatPercent } from "../../../i18n/format.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Note } from "../../../ui/Note.tsx";
import { Points } from "../../../ui/Points.tsx";
import { share } from "../counts.ts";

const measures = ["delivered", "read", "replied", "clicked"] as const;

/** The messages against each other, and against nothing at all. */
export function Variants({ campaign, report }: { campaign: Campaign; report: CampaignReport }) {
  const variants = report.variants ?? [];
  const { holdout, funnel } = report;
  if (variants.length < 2 && !holdout) return null;
  const nameOf = (key: string) => variants.find((one) => one.key === key)?.name ?? key;
  const isDecided = variants.some(({ better }) => better);
  return (
    <section className="card" aria-labelledby="variants">
      <div className="card-head">
        <h2 id="variants">{t("report.variants")}</h2>
        {campaign.chosen && <Badge tone="ok">{t("report.chosen", { name: nameOf(campaign.chosen) })}</Badge>}
        {variants.length > 1 && !isDecided && !campaign.chosen && <Badge>{t("report.undecided")}</Badge>}
      </div>
      {variants.length > 1 && (
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className="sample" role="group" aria-labelledby="variants" tabIndex={0}>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{t("campaign.message")}</th>
                <th scope="col" className="align-end">{t("report.people.head")}</th>
                {measures.map((measure) => (
                  <th key={measure} scope="col" className="align-end">{t(`funnel.${measure}`)}</th>
                ))}
                <th scope="col" className="align-end">{t("campaign.cost")}</th>
              </tr>
            </thead>
            <tbody>
              {variants.map((variant) => (
                <tr key={variant.key} data-variant={variant.key}>
                  <td className="variant-name">
                    <strong dir="auto">{variant.name}</strong>
                    <Verdict variant={variant} nameOf={nameOf} />
                  </td>
                  <td className="align-end number">{formatNumber(variant.audience)}</td>
                  {measures.map((measure) => (
                    <td key={measure} className="align-end number">
                      {formatNumber(variant[measure])}{" "}
                      <small className="muted">
                        {formatPercent(share(variant[measure], variant.audience))}
                      </small>
                    </td>
                  ))}
                  <td className="align-end">
                    <Points amount={variant.cost} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {holdout && (
        <div className="card-body">
          <Note>
            <strong>{t("report.holdout", { count: holdout.people })}</strong>
            <p>
              {t("report.holdout.text", {
                held: formatPercent(share(holdout.replied, holdout.people)),
                got: formatPercent(share(funnel.replied, funnel.delivered)),
              })}
            </p>
          </Note>
        </div>
      )}
    </section>
  );
}

function Verdict(
  { variant: { better }, nameOf }: { variant: VariantResult; nameOf: (key: string) => string },
) {
  if (!better) return null;
  const by = t(`funnel.${better.by}` as MessageKey);
  const p = decimalFormat().format(better.p as Intl.StringNumericLiteral);
  return (
    <small className="variant-better" title={t("report.p.help")}>
      <Badge tone="ok">{t("report.better", { name: nameOf(better.than), by })}</Badge>{" "}
      <span className="muted number">p &lt; {p}</span>
    </small>
  );
}
