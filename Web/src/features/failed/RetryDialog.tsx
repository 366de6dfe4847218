import { useEffect, useState } from "react";
import { api } from "../../api/client.ts";
import type { FailedChoice, FailedRetry } from "../../api/types.ts";
import { invalidate } from "../../data/store.ts";
import { useAction } from "../../data/useAction.ts";
import { formatWhen } from "../../i18n/format.ts";
import { t } from "../../i18n/index.ts";
import { refusalSaid } from "../../i18n/told/say.ts";
import { useWords } from "../../i18n/told/useWords.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../ui/Dialog.tsx";
import { Note } from "../../ui/Note.tsx";
import { ProblemNote } from "../../ui/ProblemNote.tsx";

const path = "/api/failed-messages/retry";

type Properties = {
  count: number;
  /** Which: by their ids, or by what the list asks for. */
  which: FailedChoice;
  nameOf: (id: string) => string;
  done: () => void;
  onClose: () => void;
};

/** Asks, sends again, and says what was left out and why. */
export function RetryDialog({ count, which, nameOf, done, onClose }: Properties) {
  useWords();
  const [answer, setAnswer] = useState<FailedRetry>();
  const [preview, setPreview] = useState<FailedRetry>();
  // What was asked about is what is sent, also when the list goes on meanwhile.
  const [asked] = useState(which);
  useEffect(() => {
    let isHere = true;
    api.post<FailedRetry>(path, { ...asked, preview: true }).then(
      (told) => isHere && setPreview(told),
      // Sending says what is wrong.
      () => undefined,
    );
    return () => void (isHere = false);
  }, [asked]);
  const retry = useAction(async () => {
    const told = await api.post<FailedRetry>(path, asked);
    invalidate("/api/failed-messages");
    setAnswer(told);
    done();
  }, { quiet: true });
  return (
    <Dialog title={t("failed.retry.title", { count })} onClose={onClose} size="small">
      <DialogBody>
        {!answer && <p>{t("failed.retry.text")}</p>}
        {!answer && preview && preview.scheduled + preview.left > 0 && (
          <Note>
            {preview.queued > 0 && t("failed.now", { count: preview.queued })} <Waiting told={preview} />
          </Note>
        )}
        {retry.problem && <ProblemNote problem={retry.problem} />}
        {answer && answer.queued > 0 && <Note tone="ok">{t("failed.queued", { count: answer.queued })}</Note>}
        {answer && answer.scheduled + answer.left > 0 && (
          <Note tone="ok">
            <Waiting told={answer} />
          </Note>
        )}
        {answer?.more && <Note>{t("failed.more")}</Note>}
        {answer && answer.refused.length > 0 && (
          <Note tone="warn">
            <strong>{t("failed.refused", { count: answer.refused.length })}</strong>
            <ul className="use-list">
              {answer.refused.slice(0, 20).map(({ id, code, detail }) => (
                <li key={id}>
                  <strong dir="auto">{nameOf(id)}</strong> {refusalSaid({ code, detail })}
                </li>
              ))}
            </ul>
          </Note>
        )}
      </DialogBody>
      <DialogFoot>
        {answer ? <Button kind="primary" onClick={onClose}>{t("action.done")}</Button> : (
          <>
            <Button onClick={onClose}>{t("action.keep")}</Button>
            <Button
              kind="primary"
              icon="rotate-ccw"
              isBusy={retry.isRunning}
              onClick={() => void retry.run()}
            >
              {t("failed.retry")}
            </Button>
          </>
        )}
      </DialogFoot>
    </Dialog>
  );
}

/** What leaves later, and what is left to its campaign. */
function Waiting({ told }: { told: FailedRetry }) {
  return (
    <>
      {told.scheduled > 0 &&
        t("failed.later", { count: told.scheduled, when: told.lastAt ? formatWhen(told.lastAt) : "" })}{" "}
      {told.left > 0 && t("failed.left", { count: told.left })}
    </>
  );
}
