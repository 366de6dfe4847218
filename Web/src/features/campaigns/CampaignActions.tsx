import { useState } from "react";
import { api } from "../../api/client.ts";
import type { Campaign } from "../../api/types.ts";
import { navigate } from "../../app/router.ts";
import { useMay } from "../../app/session.ts";
import { invalidate } from "../../data/store.ts";
import { useAction } from "../../data/useAction.ts";
import { t } from "../../i18n/index.ts";
import { formatNumber } from "../../i18n/format.ts";
import { isPositive } from "../../i18n/points.ts";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { Confirm } from "../../ui/Confirm.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Menu, type MenuItem } from "../../ui/Menu.tsx";
import { Points } from "../../ui/Points.tsx";
import { copyCampaign } from "./copyCampaign.ts";
import { type Doing, OutcomeDialog } from "./OutcomeDialog.tsx";

const stoppable = ["running", "paused", "starting", "scheduled", "late"];

export function CampaignActions({ campaign }: { campaign: Campaign }) {
  const { id, state } = campaign;
  const [asking, setAsking] = useState<"cancel" | "delete" | Doing | null>(null);
  const close = () => setAsking(null);
  const path = `/api/campaigns/${id}`;
  const changed = () => invalidate("/api/campaigns", "/api/credits", "/api/dashboard");
  const pause = useAction(async () => {
    await (state === "paused" ? api.delete(`${path}/pause`) : api.put(`${path}/pause`));
    changed();
  });
  const copy = useAction(() => copyCampaign(id));
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
  const mayEnrol = useMay("sequences.send");
  const mayTag = useMay("contacts.edit");
  const isDraft = state === "draft";
  const wasSent = !!campaign.startedAt;
  const items: (MenuItem | false)[] = [
    wasSent && mayEdit && {
      label: t("became.retarget"),
      icon: "repeat",
      run: () => setAsking("retarget"),
    },
    wasSent && mayTag && { label: t("became.tag"), icon: "tag", run: () => setAsking("tag") },
    wasSent && mayEnrol &&
    { label: t("became.sequence"), icon: "list-checks", run: () => setAsking("sequence") },
    mayEdit && { label: t("campaign.copy"), icon: "copy", run: () => void copy.run() },
    !isDraft &&
    { label: t("action.exportCSV"), icon: "download", href: `${path}/recipients.csv`, isExternal: true },
    !isDraft && {
      label: t("campaign.exportXLSX"),
      icon: "file-spreadsheet",
      href: `${path}/recipients.xlsx`,
      isExternal: true,
    },
    isDraft && mayEdit &&
    { label: t("action.delete"), icon: "trash-2", isDanger: true, run: () => setAsking("delete") },
  ];

  return (
    <>
      {isDraft && mayEdit && campaign.kind !== "api" && (
        <ButtonLink href={`/campaigns/${id}/edit`} kind="primary" icon="pencil">
          {t("campaign.continue")}
        </ButtonLink>
      )}
      {(state === "running" || state === "paused") && maySend && (
        <Button
          icon={state === "paused" ? "play" : "pause"}
          isBusy={pause.isRunning}
          onClick={() => void pause.run()}
        >
          {t(state === "paused" ? "campaign.resume" : "campaign.pause")}
        </Button>
      )}
      {stoppable.includes(state) && maySend && (
        <Button icon="ban" onClick={() => setAsking("cancel")}>{t("campaign.cancel")}</Button>
      )}
      <Menu
        label={t("campaign.more")}
        className="button button-secondary button-medium"
        items={items.filter((item): item is MenuItem => item !== false)}
      >
        <Icon name="ellipsis" /> {t("campaign.more")}
      </Menu>
      {(asking === "retarget" || asking === "tag" || asking === "sequence") && (
        <OutcomeDialog campaign={campaign} doing={asking} outcome="" onClose={close} />
      )}
      {asking === "cancel" && (
        <Confirm
          title={t("campaign.cancel.title")}
          action={t("campaign.cancel.do")}
          isDanger
          run={cancel}
          onClose={close}
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
          onClose={close}
        >
          <p>
            {t("campaign.delete.text", { name: campaign.name, rows: formatNumber(campaign.counts.audience) })}
          </p>
        </Confirm>
      )}
    </>
  );
}
