import type { Credits, Dashboard } from "../../api/types.ts";
import { useQuery } from "../../data/useQuery.ts";
import { t } from "../../i18n/index.ts";
import { ButtonLink } from "../../ui/Button.tsx";
import { Note } from "../../ui/Note.tsx";
import { Points } from "../../ui/Points.tsx";

/** Message Credits, in the dashboard's right corner. */
export function CreditsCard({ board }: { board: Dashboard }) {
  const { available, held, spentToday, spentMonth } = board.credits;
  const { data: credits } = useQuery<Credits>("/api/credits");
  return (
    <section className="card credits-card" aria-labelledby="credits-card">
      <div className="card-body">
        <h2 id="credits-card">{t("credits.title")}</h2>
        <p className="credits-balance">
          <Points amount={available} />
        </p>
        <dl className="credits-facts">
          <div>
            <dt>{t("credits.held")}</dt>
            <dd>
              <Points amount={held} />
            </dd>
          </div>
          <div>
            <dt>{t("credits.spentToday")}</dt>
            <dd>
              <Points amount={spentToday} />
            </dd>
          </div>
          <div>
            <dt>{t("credits.spentMonth")}</dt>
            <dd>
              <Points amount={spentMonth} />
            </dd>
          </div>
        </dl>
        {credits?.state === "low" && (
          <Note tone="warn">{t("credits.low.text", { points: credits.noticeAt.replace(/\.0+$/, "") })}</Note>
        )}
        {credits?.state === "locked" && <Note tone="danger">{t("credits.locked.text")}</Note>}
        <ButtonLink href="/credits" icon="coins">{t("credits.open")}</ButtonLink>
      </div>
    </section>
  );
}
