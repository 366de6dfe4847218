import type { CampaignReport } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { formatNumber } from "../../../i18n/format.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Link } from "../../../ui/Link.tsx";
import { skipWords } from "../reasons.ts";

/** Why messages failed and what to do about it, and why people were left out. */
export function Reasons({ id, report }: { id: string; report: CampaignReport }) {
  const { reasons, skipped } = report;
  if (reasons.length === 0 && skipped.length === 0) return null;
  const total = Math.max(1, ...reasons.map(({ count }) => count));
  return (
    <section className="card" aria-labelledby="reasons">
      <div className="card-head">
        <h2 id="reasons">{t("report.reasons")}</h2>
        <Link className="link" href={`/campaigns/${id}?view=recipients&state=failed`}>
          {t("report.reasons.who")}
        </Link>
      </div>
      <ul className="reason-list">
        {reasons.map(({ code, title, advice, retryable, count }) => (
          <li key={code} className="reason" data-code={code}>
            <div className="spread">
              <span className="reason-title">
                {title} <span className="muted">({code})</span>
              </span>
              <strong className="number">{formatNumber(count)}</strong>
            </div>
            <span className="reason-track" aria-hidden="true">
              <span style={{ inlineSize: `${count / total * 100}%` }} />
            </span>
            <p className="reason-advice">
              <Badge tone={retryable ? "accent" : "neutral"}>
                {t(retryable ? "report.retryable" : "report.final")}
              </Badge>
              {advice && <span className="muted">{advice}</span>}
            </p>
          </li>
        ))}
      </ul>
      {skipped.length > 0 && (
        <div className="card-body">
          <h3 className="side-title">{t("report.skipped")}</h3>
          <ul className="reach-list">
            {skipped.map(({ code, reason, words, count }) => (
              <li key={code}>
                <span>{skipWords(reason, words)}</span>
                <span className="number">{formatNumber(count)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
