import type { Hold } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";
import { formatRelative } from "../../i18n/format.ts";
import { formatPoints, parsePoints, pointsText } from "../../i18n/points.ts";
import { Link } from "../../ui/Link.tsx";
import { Points } from "../../ui/Points.tsx";
import { Progress } from "../../ui/Progress.tsx";
import { Time } from "../../ui/Time.tsx";
import { hrefOfReference } from "./reference.ts";

const used = (hold: Hold) => parsePoints(hold.captured) + parsePoints(hold.released);

/** What holds points back, and how much of each hold has been settled. */
export function Holds({ holds }: { holds: Hold[] }) {
  return (
    <section className="card" aria-labelledby="holds">
      <div className="card-head">
        <h2 id="holds">{t("holds.title")}</h2>
      </div>
      {holds.length === 0 && <p className="card-body muted">{t("holds.none")}</p>}
      <ul className="ledger-list">
        {holds.map((hold) => {
          const amount = parsePoints(hold.amount);
          const href = hrefOfReference(hold.reference);
          return (
            <li key={hold.id}>
              <div className="spread">
                {href
                  ? <Link className="link cut" href={href}>{hold.label}</Link>
                  : <span className="cut">{hold.label}</span>}
                <strong>
                  <Points amount={pointsText(amount - used(hold))} />
                </strong>
              </div>
              <Progress
                label={t("holds.settled")}
                ratio={amount === 0n ? 1 : Number(used(hold) * 1000n / amount) / 1000}
              />
              <p className="muted ledger-small">
                {t("holds.parts", {
                  amount: formatPoints(hold.amount),
                  captured: formatPoints(hold.captured),
                  released: formatPoints(hold.released),
                })}
                {" · "}
                <Time at={hold.openedAt} format={formatRelative} />
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
