import { useAction } from "../../../data/useAction.ts";
import { t } from "../../../i18n/index.ts";
import { Button, ButtonLink, IconButton } from "../../../ui/Button.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { Progress } from "../../../ui/Progress.tsx";
import { useFocusKept } from "../../../ui/useFocusKept.ts";
import { useNow } from "../../../ui/useNow.ts";
import { forget, goesOn, type Running, undo, useBulk, useRunning } from "./bulk.ts";

/** Below the list: how far the changes are, what came of them, and the way back. */
export function BulkStrip() {
  const running = useRunning();
  if (running.length === 0) return null;
  return (
    <div className="bulk-strip" role="status">
      {running.map((one) => <Line key={one.path} one={one} />)}
    </div>
  );
}

function Line({ one }: { one: Running }) {
  const bulk = useBulk(one.path);
  const now = useNow(10_000);
  const back = useAction(() => undo(one.path));
  useFocusKept(bulk?.state);
  if (!bulk) return null;
  const { state, matched, changed, skipped, failed, undoableUntil } = bulk;
  const isRunning = goesOn(state);
  const done = changed + skipped + failed;
  const isUndoable = state === "done" && changed > 0 && !!undoableUntil && Date.parse(undoableUntil) > now;
  return (
    <div className="bulk-job">
      <Icon
        name={isRunning ? "loader-circle" : state === "failed" ? "circle-alert" : "circle-check"}
        className={isRunning ? "spin" : undefined}
      />
      <div className="bulk-job-words">
        <span>
          <strong>{one.words}</strong> {state === "undoing"
            ? t("bulk.undoing")
            : state === "running"
            ? t("bulk.progress", { count: done, of: matched })
            : state === "undone"
            ? t("people.bulk.undone")
            : state === "failed"
            ? t("bulk.failed", { count: changed })
            : t("bulk.result", { count: changed })}
          {state === "done" && skipped > 0 && <>{" · "}{t("bulk.skipped", { count: skipped })}</>}
          {state === "done" && failed > 0 && <>{" · "}{t("bulk.failedCount", { count: failed })}</>}
        </span>
        {isRunning && (
          <Progress
            label={one.words}
            ratio={state === "running" && matched > 0 ? Math.min(1, done / matched) : undefined}
          />
        )}
      </div>
      {failed > 0 && one.path.includes("/opt-in/") && !isRunning && (
        <ButtonLink size="small" icon="download" href={`${one.path}/errors.csv`} external download>
          {t("bulk.errors")}
        </ButtonLink>
      )}
      {isUndoable && (
        <Button
          size="small"
          icon="undo-2"
          isBusy={back.isRunning}
          onClick={() => void back.run()}
        >
          {t("action.undo")}
        </Button>
      )}
      {!isRunning && <IconButton icon="x" label={t("action.dismiss")} onClick={() => forget(one.path)} />}
    </div>
  );
}
