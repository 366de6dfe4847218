import type { Credits } from "../../api/types.ts";
import { useSession } from "../../app/session.ts";
import { useQuery } from "../../data/useQuery.ts";
import { t } from "../../i18n/index.ts";
import { Note } from "../../ui/Note.tsx";
import { Page } from "../../ui/Page.tsx";
import { ErrorState, Skeleton } from "../../ui/States.tsx";
import { Balance } from "./Balance.tsx";
import { Holds } from "./Holds.tsx";
import { Journal } from "./Journal.tsx";
import { Lots } from "./Lots.tsx";

/** Where the points are, where they came from and where they went. */
export default function CreditsScreen() {
  const query = useQuery<Credits>("/api/credits");
  const credits = query.data;
  const { permissions } = useSession();
  return (
    <Page title={t("credits.title")} lead={t("credits.lead")}>
      {query.problem && !credits && <ErrorState problem={query.problem} retry={() => void query.reload()} />}
      {!credits && !query.problem && <Skeleton kind="cards" rows={3} />}
      {credits && (
        <div className="stack">
          {credits.state === "locked" && (
            <Note tone="danger">
              <strong>{t("credits.locked.title")}</strong>
              <p>{t("credits.locked.text")}</p>
            </Note>
          )}
          {credits.state === "low" && (
            <Note tone="warn">
              {t("credits.low.text", { points: credits.noticeAt.replace(/\.0+$/, "") })}
            </Note>
          )}
          <Balance credits={credits} />
          <div className="credits-columns">
            <Holds holds={credits.holds} />
            <Lots lots={credits.lots} />
          </div>
          {permissions.includes("credits.journal") && <Journal />}
        </div>
      )}
    </Page>
  );
}
