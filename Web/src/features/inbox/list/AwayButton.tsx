import { api } from "../../../api/client.ts";
import { useSession } from "../../../app/session.ts";
import { invalidate } from "../../../data/store.ts";
import { useAction } from "../../../data/useAction.ts";
import { t } from "../../../i18n/index.ts";
import { useMembers } from "../useTeam.ts";

/** Whether one takes conversations now; colleagues see it where they assign. */
export function AwayButton() {
  const { member } = useSession();
  const self = useMembers().find(({ id }) => id === member.id);
  const isAway = self?.isAway ?? false;
  const change = useAction(async () => {
    await api.put("/api/account/presence", { state: isAway ? "online" : "away" });
    invalidate("/api/members");
  });
  if (self?.isAway === undefined) return null;
  return (
    <button
      type="button"
      className="away-button"
      data-away={isAway}
      aria-pressed={isAway}
      aria-label={t("away.label")}
      title={t(isAway ? "away.tip.away" : "away.tip.online")}
      disabled={change.isRunning}
      onClick={() => void change.run()}
    >
      <span className="away-dot" /> {t(isAway ? "away.away" : "away.online")}
    </button>
  );
}
