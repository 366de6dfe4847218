import { api, withQuery } from "../../api/client.ts";
import { useSession } from "../../app/session.ts";
import { invalidate } from "../../data/store.ts";
import { useAction } from "../../data/useAction.ts";
import { t } from "../../i18n/index.ts";
import { dayAfter, zonedLocal } from "../../i18n/zone.ts";
import { Button } from "../../ui/Button.tsx";
import { toast } from "../../ui/toasts.ts";
import { monthAfter } from "./month.ts";

/** Asks Meta again about the days of a month that are over. */
export function RefreshButton({ month, channel }: { month: string; channel: string }) {
  const { timeZone } = useSession().workspace;
  const refresh = useAction(async () => {
    const today = zonedLocal(Date.now(), timeZone).slice(0, 10);
    const last = dayAfter(`${monthAfter(month)}-01`, -1);
    await api.put(withQuery("/api/reconciliation/refresh", { channel }), {
      from: `${month}-01`,
      to: last < today ? last : today,
    });
    invalidate("/api/reconciliation");
    toast({ tone: "ok", text: t("recon.refreshed") });
  });
  return (
    <Button icon="refresh-cw" isBusy={refresh.isRunning} onClick={() => void refresh.run()}>
      {t("recon.refresh")}
    </Button>
  );
}
