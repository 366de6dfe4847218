import { useState } from "react";
import { withQuery } from "../../api/client.ts";
import type { ReconciledDayDetail, ReconciledMonth } from "../../api/types.ts";
import { useMay } from "../../app/session.ts";
import { useQuery } from "../../data/useQuery.ts";
import { t } from "../../i18n/index.ts";
import { formatCivil, formatDateTime, formatNumber } from "../../i18n/format.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../ui/Dialog.tsx";
import { Note } from "../../ui/Note.tsx";
import { ErrorState, Skeleton } from "../../ui/States.tsx";
import { Stat, Stats } from "../../ui/Stats.tsx";
import { CloseDayDialog } from "./CloseDayDialog.tsx";
import { DayBadge } from "./DayBadge.tsx";
import { DayRows } from "./DayRows.tsx";

type Properties = { day: string; channel: string; month: ReconciledMonth; onClose: () => void };

/** One day, row by row, with what a difference usually means. */
export function DaySheet({ day, channel, month, onClose }: Properties) {
  const query = useQuery<ReconciledDayDetail>(withQuery(`/api/reconciliation/${day}`, { channel }));
  const [isClosing, setClosing] = useState(false);
  const mayClose = useMay("billing.manage");
  const detail = query.data;
  const known = month.days.find((found) => found.day === day);
  const state = detail?.state ?? known?.state;
  return (
    <Dialog title={formatCivil(day)} onClose={onClose} isSheet size="large">
      <DialogBody>
        {query.problem && !detail && <ErrorState problem={query.problem} retry={() => void query.reload()} />}
        {!detail && !query.problem && <Skeleton rows={8} />}
        {detail && (
          <>
            <div className="row">
              <DayBadge state={detail.state} />
              {known?.closedAt && (
                <span className="muted ledger-small">
                  {t("recon.closedAt", { at: formatDateTime(known.closedAt) })}
                </span>
              )}
            </div>
            {known && (
              <Stats>
                <Stat name={t("recon.ours")}>{formatNumber(known.ours.messages)}</Stat>
                <Stat name={t("recon.theirs")}>{known.theirs ? formatNumber(known.theirs.volume) : "–"}</Stat>
                <Stat name={t("recon.difference")} tone={known.difference === 0 ? "plain" : "warn"}>
                  {known.theirs ? formatNumber(known.difference) : "–"}
                </Stat>
              </Stats>
            )}
            <Note tone={detail.state === "differs" ? "warn" : "info"}>
              {t(`recon.about.${detail.state}`)}
            </Note>
            <DayRows rows={detail.rows} />
          </>
        )}
      </DialogBody>
      {mayClose && state === "differs" && (
        <DialogFoot>
          <Button kind="primary" icon="calendar-check" onClick={() => setClosing(true)}>
            {t("recon.close")}
          </Button>
        </DialogFoot>
      )}
      {isClosing && <CloseDayDialog day={day} channel={channel} onClose={() => setClosing(false)} />}
    </Dialog>
  );
}
