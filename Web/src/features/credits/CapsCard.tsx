import type { Caps, Dashboard } from "../../api/types.ts";
import { useMay } from "../../app/session.ts";
import { useQuery } from "../../data/useQuery.ts";
import { t } from "../../i18n/index.ts";
import { formatRelative } from "../../i18n/format.ts";
import { formatPoints, parsePoints } from "../../i18n/points.ts";
import { Points } from "../../ui/Points.tsx";
import { ProblemNote } from "../../ui/ProblemNote.tsx";
import { Progress } from "../../ui/Progress.tsx";
import { Skeleton } from "../../ui/States.tsx";
import { CapsForm } from "./CapsForm.tsx";

/** The most that may be spent in a day, a month, by a campaign and by a key, beside what has been. */
export function CapsCard() {
  const query = useQuery<Caps>("/api/credits/caps");
  const { data: board } = useQuery<Dashboard>("/api/dashboard");
  const mayChange = useMay("billing.manage");
  const caps = query.data;
  return (
    <section className="card" aria-labelledby="caps">
      <div className="card-head">
        <h2 id="caps">{t("caps.title")}</h2>
      </div>
      <div className="card-body">
        <p className="muted">{t("caps.text")}</p>
        {query.problem && !caps && <ProblemNote problem={query.problem} retry={() => void query.reload()} />}
        {!caps && !query.problem && <Skeleton rows={2} />}
        {caps && (
          <>
            <div className="caps">
              <CapUse
                name={t("caps.today")}
                cap={caps.day}
                used={caps.dayUsed ?? board?.credits?.spentToday}
                renewsAt={caps.dayRenewsAt}
              />
              <CapUse
                name={t("caps.thisMonth")}
                cap={caps.month}
                used={caps.monthUsed ?? board?.credits?.spentMonth}
                renewsAt={caps.monthRenewsAt}
              />
            </div>
            {mayChange
              ? <CapsForm key={JSON.stringify([caps.day, caps.month, caps.campaign])} caps={caps} />
              : <p className="muted cost-note">{t("caps.ownerOnly")}</p>}
          </>
        )}
      </div>
    </section>
  );
}

type UseProperties = {
  name: string;
  cap: string | null | undefined;
  used: string | undefined;
  renewsAt: string | null | undefined;
};

function CapUse({ name, cap, used, renewsAt }: UseProperties) {
  const [counted, most] = [parsePoints(used ?? "0"), cap ? parsePoints(cap) : 0n];
  const ratio = most > 0n ? Math.min(1, Number(counted * 1000n / most) / 1000) : 0;
  return (
    <div className="cap">
      <div className="spread">
        <span>{name}</span>
        <span>
          {used === undefined ? "–" : <Points amount={used} decimals={2} />}{" "}
          <span className="muted">
            {cap ? t("caps.of", { points: formatPoints(cap, 0) }) : `· ${t("caps.noCap")}`}
          </span>
        </span>
      </div>
      {cap && <Progress label={name} ratio={ratio} tone={ratio >= 0.9 ? "warn" : "accent"} />}
      {cap && renewsAt && (
        <p className="muted ledger-small">{t("caps.renews", { at: formatRelative(renewsAt) })}</p>
      )}
    </div>
  );
}
