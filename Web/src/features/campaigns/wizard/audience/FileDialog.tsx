import { useEffect, useState } from "react";
import type { Import } from "../../../../api/types.ts";
import { invalidate } from "../../../../data/store.ts";
import { useQuery } from "../../../../data/useQuery.ts";
import { t } from "../../../../i18n/index.ts";
import { formatNumber } from "../../../../i18n/format.ts";
import { Button } from "../../../../ui/Button.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../../../ui/Dialog.tsx";
import { Note } from "../../../../ui/Note.tsx";
import { Progress } from "../../../../ui/Progress.tsx";
import { ErrorState, Skeleton } from "../../../../ui/States.tsx";
import { MappingForm } from "./MappingForm.tsx";
import { UploadFile } from "./UploadFile.tsx";
import { Verdicts } from "./Verdicts.tsx";

/** A file of people: upload, say which column is which, read the verdicts. */
export function FileDialog({ done, onClose }: { done: (id: string) => void; onClose: () => void }) {
  const [id, setID] = useState("");
  const path = id ? `/api/imports/${id}` : null;
  const query = useQuery<Import>(path);
  const file = query.data;
  const isReading = file?.state === "reading";
  const again = () => setID("");

  // Live events tell how far it is; should they be lost, it is asked for.
  useEffect(() => {
    if (!isReading || !path) return;
    const timer = setInterval(() => invalidate(path), 1500);
    return () => clearInterval(timer);
  }, [isReading, path]);

  return (
    <Dialog title={t("audience.kind.import")} onClose={onClose} size="large">
      <DialogBody>
        <div className="stack file-dialog">
          {!path && (
            <UploadFile
              uploaded={(made) => {
                setID(made.id);
                return Promise.resolve();
              }}
            />
          )}
          {path && query.problem && !file && (
            <ErrorState
              problem={query.problem}
              retry={() => void query.reload()}
            />
          )}
          {path && !file && !query.problem && <Skeleton rows={5} />}
          {file?.state === "failed" && (
            <Note tone="danger" action={<Button size="small" onClick={again}>{t("import.other")}</Button>}>
              {file.error ?? t("import.failed")}
            </Note>
          )}
          {file?.state === "uploaded" && <MappingForm file={file} again={again} />}
          {file && isReading && (
            <section className="card">
              <div className="card-body">
                <div className="spread">
                  <h3>{t("import.reading")}</h3>
                  <span className="number muted">
                    {t("import.rows", { count: file.ok + file.duplicate + file.invalid })}
                  </span>
                </div>
                <Progress label={t("import.reading")} ratio={file.progress > 0 ? file.progress : undefined} />
              </div>
            </section>
          )}
          {file?.state === "ready" && <Verdicts file={file} again={again} />}
        </div>
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>{t("action.cancel")}</Button>
        {file?.state === "ready" && (
          <Button
            kind="primary"
            disabled={file.ok === 0}
            onClick={() => done(file.id)}
          >
            {t("audience.useFile", { count: file.ok, people: formatNumber(file.ok) })}
          </Button>
        )}
      </DialogFoot>
    </Dialog>
  );
}
