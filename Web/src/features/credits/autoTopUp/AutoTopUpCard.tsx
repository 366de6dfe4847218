import type { AutoTopUp } from "../../../api/types.ts";
import { useMay } from "../../../app/session.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { t } from "../../../i18n/index.ts";
import { ProblemNote } from "../../../ui/ProblemNote.tsx";
import { Skeleton } from "../../../ui/States.tsx";
import { autoTopUpPath } from "./actions.ts";
import { AutoTopUpForm } from "./AutoTopUpForm.tsx";
import { MandateLine } from "./MandateLine.tsx";
import { TopUpBadge, TopUpState } from "./TopUpState.tsx";
import "./texts.ts";

/** Points that are bought by themselves: when, how many, how much a month, and by what. */
export function AutoTopUpCard() {
  const query = useQuery<AutoTopUp>(autoTopUpPath);
  const mayChange = useMay("billing.manage");
  const topUp = query.data;
  return (
    <section className="card" aria-labelledby="auto-top-up">
      <div className="card-head">
        <h2 id="auto-top-up">{t("topUp.title")}</h2>
        {topUp && <TopUpBadge state={topUp.state} />}
      </div>
      <div className="card-body">
        <p className="muted">{t("topUp.text")}</p>
        {query.problem && !topUp && <ProblemNote problem={query.problem} retry={() => void query.reload()} />}
        {!topUp && !query.problem && <Skeleton rows={3} />}
        {topUp && (
          <>
            <TopUpState topUp={topUp} />
            {mayChange
              ? (
                <>
                  <AutoTopUpForm
                    key={JSON.stringify([topUp.enabled, topUp.below, topUp.points, topUp.monthMax])}
                    topUp={topUp}
                  />
                  <MandateLine topUp={topUp} />
                </>
              )
              : <p className="muted cost-note">{t("topUp.ownerOnly")}</p>}
          </>
        )}
      </div>
    </section>
  );
}
