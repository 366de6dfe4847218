import { useState } from "react";
import { api } from "../../../../api/client.ts";
import type { Estimate, Funding, LaunchCheck, Template } from "../../../../api/types.ts";
import { navigate } from "../../../../app/router.ts";
import { useMay, useSession } from "../../../../app/session.ts";
import { stored } from "../../../../app/storage.ts";
import { invalidate } from "../../../../data/store.ts";
import { useQuery } from "../../../../data/useQuery.ts";
import { t } from "../../../../i18n/index.ts";
import { formatDateTimeIn, formatNumber } from "../../../../i18n/format.ts";
import { formatPoints, isPositive } from "../../../../i18n/points.ts";
import { Button } from "../../../../ui/Button.tsx";
import { Confirm } from "../../../../ui/Confirm.tsx";
import { Note } from "../../../../ui/Note.tsx";
import { ErrorState, Skeleton } from "../../../../ui/States.tsx";
import { AddCreditsButton, AskOwner } from "../../../billing/AddCreditsButton.tsx";
import { useAudience } from "../audience/useAudience.ts";
import { Foot } from "../Foot.tsx";
import { useStart } from "../useStart.ts";
import { RowPreview } from "../variables/RowPreview.tsx";
import type { StepProperties } from "../Wizard.tsx";
import { CheckList } from "./CheckList.tsx";
import { EstimateTable } from "./EstimateTable.tsx";
import { FundingChoice } from "./FundingChoice.tsx";
import { TrialCard } from "./TrialCard.tsx";

type Properties = StepProperties & { template: Template | undefined };

/** All looked at once more: what stands in the way, what it will cost and why, a message to oneself; and off it goes. */
export function StepLaunch({ campaign, saver, base, sender, template }: Properties) {
  const path = `/api/campaigns/${campaign.id}`;
  const estimate = useQuery<Estimate>(`${path}/estimate`);
  const check = useQuery<LaunchCheck>(`${path}/check`);
  const { data: audience } = useAudience(campaign.id);
  const { timeZone } = useSession().workspace;
  const maySend = useMay("campaigns.send");
  const [at] = useStart(campaign.id);
  const [funding, setFunding] = useState<Pick<Funding, "moment" | "ifShort">>({
    moment: "schedule",
    ifShort: "fail",
  });
  const [isAsking, setAsking] = useState(false);
  const { data } = estimate;
  if (estimate.problem && !data) {
    return <ErrorState problem={estimate.problem} retry={() => void estimate.reload()} />;
  }
  if (!data) return <Skeleton rows={6} />;

  const isShort = isPositive(data.shortBy);
  const isTrimmed = funding.ifShort === "trim";
  // What is not there cannot be set aside; it may be there at the start.
  const moment = isShort ? "start" : funding.moment;
  const cannotStart = isShort && at === null && !(isTrimmed && isPositive(data.available));
  const stops = (check.data?.items ?? []).filter(({ key, state }) => state === "stop" && key !== "credits");
  const start = async () => {
    const { ifShort } = funding;
    if (!await saver.flush()) return;
    await api.put(`${path}/start`, at ? { at, hold: moment, ifShort } : { ifShort });
    stored.write(`wizard.at.${campaign.id}`, undefined);
    invalidate("/api/campaigns", "/api/credits", "/api/dashboard");
    navigate(`/campaigns/${campaign.id}`, { replace: true });
  };
  const people = formatNumber(data.recipients);
  const action = at === null ? t("send.start", { count: data.recipients, people }) : t("send.schedule");

  return (
    <div className="wizard">
      <div className="wizard-main stack">
        <CheckList query={check} base={base} template={template} />
        <EstimateTable estimate={data} />
        {isShort && (
          <Note
            tone={cannotStart ? "danger" : "warn"}
            action={<AddCreditsButton size="small" missing={data.shortBy} />}
          >
            <strong>{t("estimate.short", { points: formatPoints(data.shortBy!) })}</strong>
            <p>
              {t(
                isTrimmed
                  ? "estimate.short.trim"
                  : at === null
                  ? "estimate.short.now"
                  : "estimate.short.later",
              )} <AskOwner />
            </p>
          </Note>
        )}
        {(at !== null || isShort) && (
          <FundingChoice
            value={{ ...funding, moment }}
            isLater={at !== null}
            isShort={isShort}
            onChange={setFunding}
          />
        )}
        {maySend && <TrialCard campaign={campaign.id} sample={audience?.sample ?? []} />}
        <Foot
          step="launch"
          base={base}
          saver={saver}
          missing={maySend
            ? at === null ? t("launch.now") : t("launch.at", { at: formatDateTimeIn(at, timeZone) })
            : t("launch.mayNot")}
          action={maySend && (
            <Button
              kind="primary"
              icon="send-horizontal"
              disabled={data.recipients === 0 || cannotStart || stops.length > 0}
              onClick={() => setAsking(true)}
            >
              {action}
            </Button>
          )}
        />
      </div>
      <aside className="wizard-side">
        <RowPreview campaign={campaign.id} sender={sender} template={template} />
      </aside>
      {isAsking && (
        <Confirm
          title={campaign.name}
          action={action}
          run={start}
          onClose={() => setAsking(false)}
        >
          <p>
            {at === null
              ? t("send.confirm.now", { count: data.recipients, people, points: formatPoints(data.total) })
              : t("send.confirm.later", {
                count: data.recipients,
                people,
                points: formatPoints(data.total),
                at: formatDateTimeIn(at, timeZone),
              })}
          </p>
          {isTrimmed && <p>{t("send.confirm.trim")}</p>}
          <p>{t("send.confirm.note")}</p>
        </Confirm>
      )}
    </div>
  );
}
