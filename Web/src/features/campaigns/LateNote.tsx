import { api } from "../../api/client.ts";
import type { Campaign } from "../../api/types.ts";
import { useMay } from "../../app/session.ts";
import { invalidate } from "../../data/store.ts";
import { useAction } from "../../data/useAction.ts";
import { t } from "../../i18n/index.ts";
import { formatDateTime } from "../../i18n/format.ts";
import { Button } from "../../ui/Button.tsx";
import { Note } from "../../ui/Note.tsx";

/** Its time passed while nobody could start it: a person says whether it still makes sense. */
export function LateNote({ campaign }: { campaign: Campaign }) {
  const maySend = useMay("campaigns.send");
  const answer = useAction(async (late: "start" | "skip") => {
    await api.put(`/api/campaigns/${campaign.id}/start`, { late });
    invalidate("/api/campaigns", "/api/credits", "/api/dashboard");
  });
  const since = campaign.late?.since ?? campaign.startAt;
  return (
    <Note
      tone="warn"
      action={maySend && (
        <div className="row">
          <Button size="small" isBusy={answer.isRunning} onClick={() => void answer.run("skip")}>
            {t("late.skip")}
          </Button>
          <Button
            size="small"
            kind="primary"
            isBusy={answer.isRunning}
            onClick={() => void answer.run("start")}
          >
            {t("late.start")}
          </Button>
        </div>
      )}
    >
      <strong>{t("late.title")}</strong>
      <p>{t("late.text", { at: since ? formatDateTime(since) : "" })}</p>
    </Note>
  );
}
