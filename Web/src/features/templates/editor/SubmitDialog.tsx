import { useEffect, useState } from "react";
import { api } from "../../../api/client.ts";
import { asProblem, type Problem } from "../../../api/problem.ts";
import type { Template, TemplateCheck } from "../../../api/types.ts";
import { invalidate, queries } from "../../../data/store.ts";
import { useAction } from "../../../data/useAction.ts";
import { t } from "../../../i18n/index.ts";
import { editSaid } from "../../../i18n/told/say.ts";
import { languageName } from "../../../i18n/format.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../../ui/Dialog.tsx";
import { Note } from "../../../ui/Note.tsx";
import { ProblemNote } from "../../../ui/ProblemNote.tsx";
import { Skeleton } from "../../../ui/States.tsx";
import { categoryName } from "../../whatsapp/category.ts";
import type { Draft } from "./draft.ts";
import { Findings } from "./EditField.tsx";
import { faultsOf } from "./findings.ts";
import { givenOf } from "./meta.ts";
import { checkNow } from "./useCheck.ts";

type Properties = {
  draft: Draft;
  id: () => string | undefined;
  atMeta: Template | undefined;
  /** Saves what is written; false when that was refused. */
  save: () => Promise<boolean | undefined>;
  sent: (template: Template) => void;
  onClose: () => void;
};

/** The last check, and what happens next in words, before Meta gets it. */
export function SubmitDialog({ draft, id, atMeta, save, sent, onClose }: Properties) {
  const [check, setCheck] = useState<TemplateCheck>();
  const [problem, setProblem] = useState<Problem>();
  useEffect(() => {
    const own = new AbortController();
    checkNow(givenOf(draft), id(), own.signal).then(setCheck, (error) => {
      if (!own.signal.aborted) setProblem(asProblem(error));
    });
    return () => own.abort();
    // What is written stands still while the dialog is open.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  const submit = useAction(async () => {
    const isSaved = await save();
    const own = id();
    // The editor says why.
    if (!isSaved || !own) return onClose();
    const template = await api.put<Template>(`/api/templates/${own}/submission`);
    queries.put(`/api/templates/${own}`, template);
    invalidate("/api/templates");
    sent(template);
  }, { quiet: true });

  const faults = faultsOf(check?.findings ?? []);
  const warnings = check?.findings.filter(({ warning }) => warning) ?? [];
  const isRefused = atMeta?.edit !== undefined && !atMeta.edit.allowed;
  const isOther = check && check.predicted.category.toUpperCase() !== draft.category;
  return (
    <Dialog title={t("submit.title")} onClose={onClose}>
      <DialogBody>
        {!check && !problem && <Skeleton kind="text" rows={4} />}
        {problem && <ProblemNote problem={problem} />}
        {isRefused && <Note tone="warn">{editSaid(atMeta.edit ?? {}) ?? t("editor.notNow")}</Note>}
        {check && faults.length > 0 && (
          <>
            <p>{t("submit.faults")}</p>
            <Findings findings={faults} />
          </>
        )}
        {check && faults.length === 0 && (
          <>
            <dl className="facts">
              <dt>{t("template.name")}</dt>
              <dd>
                <code>{draft.name}</code>
              </dd>
              <dt>{t("template.language")}</dt>
              <dd>{languageName(draft.language)}</dd>
              <dt>{t("estimate.category")}</dt>
              <dd>{categoryName(draft.category)}</dd>
            </dl>
            {isOther && (
              <Note tone="warn">
                <strong>
                  {t("editor.category.other", { category: categoryName(check.predicted.category) })}
                </strong>
                <p>{check.predicted.words}</p>
              </Note>
            )}
            <Findings findings={warnings} />
            <div className="prose">
              <h3>{t("submit.next")}</h3>
              <ol className="next-steps">
                <li>{t("submit.next.review")}</li>
                <li>{t("submit.next.told")}</li>
                <li>
                  {t(
                    atMeta
                      ? atMeta.status.toUpperCase() === "APPROVED" ? "submit.next.edit" : "submit.next.again"
                      : "submit.next.use",
                  )}
                </li>
              </ol>
            </div>
          </>
        )}
        {submit.problem && (
          <>
            <ProblemNote problem={submit.problem} />
            {submit.problem.errors.length > 0 && (
              <ul className="next-steps">
                {submit.problem.errors.map((error, index) => <li key={index}>{error.detail}</li>)}
              </ul>
            )}
          </>
        )}
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>{t("action.back")}</Button>
        <Button
          kind="primary"
          icon="send-horizontal"
          disabled={!check || faults.length > 0 || isRefused}
          isBusy={submit.isRunning}
          onClick={() => void submit.run()}
        >
          {t("submit.do")}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
