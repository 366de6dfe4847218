import { useState } from "react";
import { api } from "../../api/client.ts";
import type { Campaign } from "../../api/types.ts";
import { navigate } from "../../app/router.ts";
import { useMay } from "../../app/session.ts";
import { invalidate } from "../../data/store.ts";
import { useAction } from "../../data/useAction.ts";
import { t } from "../../i18n/index.ts";
import { formatNumber } from "../../i18n/format.ts";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { Confirm } from "../../ui/Confirm.tsx";
import { Points } from "../../ui/Points.tsx";
import { isPositive } from "../../i18n/points.ts";

export function CampaignActions({ campaign }: { campaign: Campaign }) {
  const { id, state } = campaign;
  const [asking, setAsking] = useState<"cancel" | "delete" | null>(null);
  const path = `/api/campaigns/${id}`;
  const changed = () => invalidate("/api/campaigns", "/api/credits", "/api/dashboard");
  const pause = useAction(async () => {
    await (state === "paused" ? api.delete(`${path}/pause`) : api.put(`${path}/pause`));
    changed();
  });
  const cancel = async () => {
    await api.put(`${path}/cancellation`);
    changed();
  };
  const remove = async () => {
    await api.delete(path);
    changed();
    navigate("/campaigns");
  };
  const mayEdit = useMay("campaigns.edit");
  const maySend = useMay("campaigns.send");
  const isDraft = state === "draft" && mayEdit;
  const canPause = (state === "running" || state === "paused") && maySend;
  const canCancel = maySend &&
    (state === "running" || state === "paused" || state === "starting" || state === "scheduled");

  return (
    <>
      {isDraft && (
        <ButtonLink href={`/campaigns/${id}/edit`} kind="primary" icon="pencil">
          {t("campaign.continue")}
        </ButtonLink>
      )}
      {isDraft && <Button icon="trash-2" onClick={() => setAsking("delete")}>{t("action.delete")}</Button>}
      {canPause && (
        <Button
          icon={state === "paused" ? "play" : "pause"}
          isBusy={pause.isRunning}
          onClick={() => void pause.run()}
        >
          {t(state === "paused" ? "campaign.resume" : "campaign.pause")}
        </Button>
      )}
      {canCancel && <Button icon="ban" onClick={() => setAsking("cancel")}>{t("campaign.cancel")}</Button>}
      {state !== "draft" && (
        <ButtonLink href={`${path}/recipients.csv`} icon="download" external download>
          {t("action.exportCSV")}
        </ButtonLink>
      )}
      {asking === "cancel" && (
        <Confirm
          title={t("campaign.cancel.title")}
          action={t("campaign.cancel.do")}
          isDanger
          run={cancel}
          onClose={() => setAsking(null)}
        >
          <p>{t("campaign.cancel.text", { count: campaign.counts.queued, name: campaign.name })}</p>
          {isPositive(campaign.cost.held) && (
            <p>
              {t("campaign.cancel.held")}{" "}
              <strong>
                <Points amount={campaign.cost.held} />
              </strong>
            </p>
          )}
        </Confirm>
      )}
      {asking === "delete" && (
        <Confirm
          title={t("campaign.delete.title")}
          action={t("action.delete")}
          isDanger
          run={remove}
          onClose={() => setAsking(null)}
        >
          <p>
            {t("campaign.delete.text", { name: campaign.name, rows: formatNumber(campaign.counts.audience) })}
          </p>
        </Confirm>
      )}
    </>
  );
}
