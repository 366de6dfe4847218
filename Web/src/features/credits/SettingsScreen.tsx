import type { Credits } from "../../api/types.ts";
import { useMay } from "../../app/session.ts";
import { useQuery } from "../../data/useQuery.ts";
import { t } from "../../i18n/index.ts";
import { formatPoints } from "../../i18n/points.ts";
import { ErrorState, Skeleton } from "../../ui/States.tsx";
import { ProfileCard } from "../billing/profile/ProfileCard.tsx";
import { AutoTopUpCard } from "./autoTopUp/AutoTopUpCard.tsx";
import { CapsCard } from "./CapsCard.tsx";
import { CreditsPage } from "./CreditsPage.tsx";
import "../billing/texts.ts";

/** Who is billed, how much may be spent, and what happens when nothing is left. */
export default function SettingsScreen() {
  const query = useQuery<Credits>("/api/credits");
  const maySeeBilling = useMay("billing.view");
  const credits = query.data;
  return (
    <CreditsPage title="credits.settings" lead={t("credits.settings.lead")}>
      {query.problem && !credits && <ErrorState problem={query.problem} retry={() => void query.reload()} />}
      {!credits && !query.problem && <Skeleton kind="cards" rows={2} />}
      {credits && (
        <>
          {maySeeBilling && <AutoTopUpCard />}
          <CapsCard />
          {maySeeBilling && <ProfileCard />}
          <section className="card" aria-labelledby="lines">
            <div className="card-head">
              <h2 id="lines">{t("lines.title")}</h2>
            </div>
            <div className="card-body">
              <dl className="facts">
                <dt>{t("lines.notice")}</dt>
                <dd>{t("lines.notice.text", { points: formatPoints(credits.noticeAt, 0) })}</dd>
                <dt>{t("lines.lock")}</dt>
                <dd>{t(credits.strict ? "lines.lock.strict" : "lines.lock.usual")}</dd>
              </dl>
              <p className="muted cost-note">{t("lines.who")}</p>
            </div>
          </section>
        </>
      )}
    </CreditsPage>
  );
}
