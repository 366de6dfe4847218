import type { Credits } from "../../api/types.ts";
import { useMay } from "../../app/session.ts";
import { useQuery } from "../../data/useQuery.ts";
import { t } from "../../i18n/index.ts";
import { ErrorState, Skeleton } from "../../ui/States.tsx";
import { AddCreditsButton } from "../billing/AddCreditsButton.tsx";
import { Balance } from "./Balance.tsx";
import { CreditNote } from "./CreditNote.tsx";
import { CreditsPage } from "./CreditsPage.tsx";
import { ForecastLine } from "./Forecast.tsx";
import { Holds } from "./Holds.tsx";
import { Lots } from "./Lots.tsx";
import { Statement } from "./Statement.tsx";
import { VolumeDiscount } from "./VolumeDiscount.tsx";
import "../campaigns/texts.ts";
import "../billing/texts.ts";

/** Where the points are, how long they last, where they came from and where they went. */
export default function CreditsScreen() {
  const query = useQuery<Credits>("/api/credits");
  const credits = query.data;
  const mayRead = useMay("credits.journal");
  return (
    <CreditsPage title="credits.title" lead={t("credits.lead")} actions={<AddCreditsButton />}>
      {query.problem && !credits && <ErrorState problem={query.problem} retry={() => void query.reload()} />}
      {!credits && !query.problem && <Skeleton kind="cards" rows={3} />}
      {credits && (
        <>
          <CreditNote />
          <div className="balance-card">
            <Balance credits={credits} />
            <ForecastLine credits={credits} />
          </div>
          <div className="credits-columns">
            <Holds holds={credits.holds} />
            <Lots lots={credits.lots} />
          </div>
          <VolumeDiscount />
          {mayRead && <Statement />}
        </>
      )}
    </CreditsPage>
  );
}
