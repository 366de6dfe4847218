import { useState } from "react";
import { api } from "../../../api/client.ts";
import type { Campaign, Estimate, Funding, Template } from "../../../api/types.ts";
import { navigate } from "../../../app/router.ts";
import { useSession } from "../../../app/session.ts";
import { invalidate } from "../../../data/store.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { t } from "../../../i18n/index.ts";
import { formatDateTimeIn, formatNumber } from "../../../i18n/format.ts";
import { formatPoints, isPositive } from "../../../i18n/points.ts";
import { zonedInstant, zonedLocal } from "../../../i18n/zone.ts";
import { Confirm } from "../../../ui/Confirm.tsx";
import { TextField } from "../../../ui/Field.tsx";
import { Form, FormProblem, SubmitButton } from "../../../ui/Form.tsx";
import { Note } from "../../../ui/Note.tsx";
import { ErrorState, Skeleton } from "../../../ui/States.tsx";
import { Segments } from "../../../ui/Tabs.tsx";
import { useNow } from "../../../ui/useNow.ts";
import { AddCreditsButton, AskOwner } from "../../billing/AddCreditsButton.tsx";
import { EstimateTable } from "./EstimateTable.tsx";
import { FundingChoice } from "./FundingChoice.tsx";
import { RowPreview } from "./RowPreview.tsx";

type Properties = { campaign: Campaign; template: Template | undefined; sender: string };

/** What it will cost and why, and when it goes. */
export function StepSend({ campaign, template, sender }: Properties) {
  const estimate = useQuery<Estimate>(`/api/campaigns/${campaign.id}/estimate`);
  const { workspace } = useSession();
  const { timeZone } = workspace;
  const [when, setWhen] = useState<"now" | "later">("now");
  const [local, setLocal] = useState(() => zonedLocal(Date.now() + 3_600_000, timeZone));
  const [funding, setFunding] = useState<Pick<Funding, "moment" | "ifShort">>({
    moment: "schedule",
    ifShort: "fail",
  });
  const [isAsking, setAsking] = useState(false);
  const now = useNow(30_000);
  const { data } = estimate;
  if (estimate.problem && !data) {
    return (
      <ErrorState
        problem={estimate.problem}
        retry={() => void estimate.reload()}
      />
    );
  }
  if (!data) return <Skeleton rows={6} />;

  const isShort = isPositive(data.shortBy);
  const isTrimmed = funding.ifShort === "trim";
  // What is not there cannot be set aside; it may be there at the start.
  const moment = isShort ? "start" : funding.moment;
  const cannotStart = isShort && when === "now" && !(isTrimmed && isPositive(data.available));
  const at = when === "later" && local ? new Date(zonedInstant(local, timeZone)).toISOString() : undefined;
  const start = async () => {
    const { ifShort } = funding;
    await api.put(`/api/campaigns/${campaign.id}/start`, at ? { at, hold: moment, ifShort } : { ifShort });
    invalidate("/api/campaigns", "/api/credits", "/api/dashboard");
    navigate(`/campaigns/${campaign.id}`, { replace: true });
  };
  const people = formatNumber(data.recipients);

  return (
    <div className="wizard">
      <Form onSubmit={() => Promise.resolve(setAsking(true))} className="form wizard-main">
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
                  : when === "now"
                  ? "estimate.short.now"
                  : "estimate.short.later",
              )} <AskOwner />
            </p>
          </Note>
        )}
        <section className="card" aria-labelledby="when">
          <div className="card-body">
            <div className="row wizard-when">
              <h2 id="when">{t("send.when")}</h2>
              <Segments
                label={t("send.when")}
                value={when}
                onChange={setWhen}
                choices={[{ value: "now", label: t("send.now") }, { value: "later", label: t("send.later") }]}
              />
            </div>
            {when === "later" && (
              <TextField
                name="at"
                label={t("send.at")}
                type="datetime-local"
                required
                value={local}
                min={zonedLocal(now, timeZone)}
                title={t("send.past")}
                onChange={(event) => setLocal(event.target.value)}
                help={t("send.zone", { zone: timeZone.replaceAll("_", " ") })}
              />
            )}
          </div>
        </section>
        {(when === "later" || isShort) && (
          <FundingChoice
            value={{ ...funding, moment }}
            isLater={when === "later"}
            isShort={isShort}
            onChange={setFunding}
          />
        )}
        <FormProblem />
        <div className="form-foot">
          <SubmitButton disabled={data.recipients === 0 || cannotStart}>
            {when === "now" ? t("send.start", { count: data.recipients, people }) : t("send.schedule")}
          </SubmitButton>
        </div>
      </Form>
      <aside className="wizard-side">
        {template && (
          <RowPreview
            campaign={campaign.id}
            importID={campaign.importId}
            sender={sender}
            template={template}
          />
        )}
      </aside>
      {isAsking && (
        <Confirm
          title={campaign.name}
          action={when === "now" ? t("send.start", { count: data.recipients, people }) : t("send.schedule")}
          run={start}
          onClose={() => setAsking(false)}
        >
          <p>
            {when === "now"
              ? t("send.confirm.now", { count: data.recipients, people, points: formatPoints(data.total) })
              : t("send.confirm.later", {
                count: data.recipients,
                people,
                points: formatPoints(data.total),
                at: formatDateTimeIn(at!, timeZone),
              })}
          </p>
          {isTrimmed && <p>{t("send.confirm.trim")}</p>}
          <p>{t("send.confirm.note")}</p>
        </Confirm>
      )}
    </div>
  );
}
