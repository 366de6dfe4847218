import { api } from "../../api/client.ts";
import type { Page, Sequence, SequenceVersion } from "../../api/types.ts";
import { stored } from "../../app/storage.ts";
import { invalidate, queries } from "../../data/store.ts";
import { useAction } from "../../data/useAction.ts";
import { useQuery } from "../../data/useQuery.ts";
import { t } from "../../i18n/index.ts";
import { formatDateTime } from "../../i18n/format.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogBody } from "../../ui/Dialog.tsx";
import { ErrorState, Skeleton } from "../../ui/States.tsx";
import { toast } from "../../ui/toasts.ts";
import { nameOf } from "./plan.ts";

type Properties = { sequence: Sequence; maySend: boolean; onClose: () => void };

/** What was live before. One that is taken back is published at once, as a new version. */
export function VersionsDialog({ sequence, maySend, onClose }: Properties) {
  const path = `/api/sequences/${sequence.id}`;
  const versions = useQuery<Page<SequenceVersion>>(`${path}/versions`);
  const rollback = useAction(async (version: number) => {
    stored.write(`sequence.${sequence.id}`, undefined);
    const next = await api.post<Sequence>(`${path}/rollback`, { version });
    if (next) queries.put(path, next);
    invalidate("/api/sequences");
    toast({ tone: "ok", text: t("versions.back", { version }) });
    onClose();
  });
  const count = (steps: SequenceVersion["steps"]) => typeof steps === "number" ? steps : steps.length;
  return (
    <Dialog title={t("sequence.versions")} onClose={onClose} description={t("versions.help")}>
      <DialogBody>
        {versions.isLoading && <Skeleton rows={3} />}
        {versions.problem && !versions.data && (
          <ErrorState
            problem={versions.problem}
            retry={() => void versions.reload()}
          />
        )}
        <ul className="version-list">
          {versions.data?.items.map(({ version, publishedAt, by, steps }) => (
            <li key={version}>
              <span className="cell-two">
                <span className="row">
                  <strong>{t("versions.version", { version })}</strong>
                  {version === sequence.version && <Badge tone="ok">{t("sequence.state.live")}</Badge>}
                </span>
                <small className="muted">
                  {formatDateTime(publishedAt)} · {nameOf(by)} ·{" "}
                  {t("sequence.steps", { count: count(steps) })}
                </small>
              </span>
              {maySend && (version !== sequence.version || sequence.changed) && (
                <Button
                  size="small"
                  icon="rotate-ccw"
                  isBusy={rollback.isRunning}
                  onClick={() => void rollback.run(version)}
                >
                  {t("versions.take")}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </DialogBody>
    </Dialog>
  );
}
