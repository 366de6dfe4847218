import { useEffect } from "react";
import type { Import } from "../../../api/types.ts";
import { invalidate } from "../../../data/store.ts";
import { useAction } from "../../../data/useAction.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { t } from "../../../i18n/index.ts";
import { formatNumber } from "../../../i18n/format.ts";
import { Button } from "../../../ui/Button.tsx";
import { Note } from "../../../ui/Note.tsx";
import { ProblemNote } from "../../../ui/ProblemNote.tsx";
import { Progress } from "../../../ui/Progress.tsx";
import { ErrorState, Skeleton } from "../../../ui/States.tsx";
import type { Draft } from "./draft.ts";
import { MappingForm } from "./MappingForm.tsx";
import { UploadFile } from "./UploadFile.tsx";
import { Verdicts } from "./Verdicts.tsx";

type Properties = {
  draft: Draft;
  save: (part: Partial<Draft>) => Promise<Draft>;
  create: (draft: Draft) => Promise<void>;
  isMade: boolean;
  done: () => void;
};

/** A file of people: upload, say which column is which, read the verdicts. */
export function StepPeople({ draft, save, create, isMade, done }: Properties) {
  const path = draft.importId ? `/api/imports/${draft.importId}` : null;
  const query = useQuery<Import>(path);
  const file = query.data;
  const isReading = file?.state === "reading";
  const again = () => void save({ importId: "" });
  const next = useAction(() => isMade ? Promise.resolve(done()) : create(draft), { quiet: true });

  // Live events tell how far it is; should they be lost, it is asked for.
  useEffect(() => {
    if (!isReading || !path) return;
    const timer = setInterval(() => invalidate(path), 1500);
    return () => clearInterval(timer);
  }, [isReading, path]);

  if (!path) return <UploadFile uploaded={(made) => save({ importId: made.id })} />;
  if (query.problem && !file) {
    return query.problem.status === 404
      ? <UploadFile uploaded={(made) => save({ importId: made.id })} />
      : <ErrorState problem={query.problem} retry={() => void query.reload()} />;
  }
  if (!file) return <Skeleton rows={5} />;
  return (
    <div className="stack">
      {file.state === "failed" && (
        <Note tone="danger" action={<Button size="small" onClick={again}>{t("import.other")}</Button>}>
          {file.error ?? t("import.failed")}
        </Note>
      )}
      {file.state === "uploaded" && <MappingForm file={file} again={again} />}
      {isReading && (
        <section className="card">
          <div className="card-body">
            <div className="spread">
              <h2>{t("import.reading")}</h2>
              <span className="number muted">
                {t("import.rows", { count: file.ok + file.duplicate + file.invalid })}
              </span>
            </div>
            <Progress
              label={t("import.reading")}
              ratio={file.progress > 0 ? file.progress : undefined}
            />
          </div>
        </section>
      )}
      {file.state === "ready" && (
        <>
          <Verdicts file={file} again={again} />
          {next.problem && <ProblemNote problem={next.problem} />}
          <div className="form-foot">
            <Button
              kind="primary"
              isBusy={next.isRunning}
              disabled={file.ok === 0}
              onClick={() => void next.run()}
            >
              {t("wizard.next.people", { count: file.ok, people: formatNumber(file.ok) })}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
