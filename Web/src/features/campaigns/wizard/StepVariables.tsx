import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { asProblem, type Problem } from "../../../api/problem.ts";
import type { Campaign, Import, Template, VariableSource } from "../../../api/types.ts";
import { invalidate } from "../../../data/store.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { t } from "../../../i18n/index.ts";
import { Button } from "../../../ui/Button.tsx";
import { ProblemNote } from "../../../ui/ProblemNote.tsx";
import { Skeleton } from "../../../ui/States.tsx";
import type { Draft } from "./draft.ts";
import { RowPreview } from "./RowPreview.tsx";
import { guessSources, isComplete } from "./sources.ts";
import { VariableSourceField } from "./VariableSourceField.tsx";

type Properties = {
  campaign: Campaign;
  template: Template;
  sender: string;
  save: (part: Partial<Draft>) => Promise<Draft>;
  done: () => void;
};

/** Where each variable's words come from, with the message for real rows of the file beside it. */
export function StepVariables({ campaign, template, sender, save, done }: Properties) {
  const file = useQuery<Import>(`/api/imports/${campaign.importId}`).data;
  if (!file) return <Skeleton rows={5} />;
  return <Mapping {...{ campaign, template, sender, save, done, file }} />;
}

function Mapping({ campaign, template, sender, save, done, file }: Properties & { file: Import }) {
  const [sources, setSources] = useState(() => guessSources(template.variables, file, campaign.variables));
  const { problem, isSaving, flush } = useAutosave(sources, campaign, save);
  const canGoOn = template.variables.every((variable) => isComplete(sources[variable.key]));
  const change = (key: string, source: VariableSource) => setSources({ ...sources, [key]: source });

  return (
    <div className="wizard">
      <div className="wizard-main stack">
        {problem && <ProblemNote problem={problem} />}
        <section className="card" aria-labelledby="variables">
          <div className="card-head">
            <h2 id="variables">{t("wizard.variables")}</h2>
          </div>
          <div className="card-body">
            {template.variables.length === 0 && <p className="muted">{t("wizard.variables.none")}</p>}
            {template.variables.map((variable) => (
              <VariableSourceField
                key={variable.key}
                variable={variable}
                columns={file.columns}
                source={sources[variable.key] ?? {}}
                onChange={(source) => change(variable.key, source)}
                problem={problem?.fieldError(`variables.${variable.key}`)}
              />
            ))}
          </div>
        </section>
        <div className="form-foot">
          <Button
            kind="primary"
            disabled={!canGoOn}
            isBusy={isSaving}
            onClick={async () => (await flush()) && done()}
          >
            {t("wizard.next")}
          </Button>
        </div>
      </div>
      <aside className="wizard-side">
        <RowPreview campaign={campaign.id} importID={file.id} sender={sender} template={template} />
      </aside>
    </div>
  );
}

/** Keeps what is chosen a moment after the last change, and then asks for the preview and the estimate anew. */
function useAutosave(sources: Record<string, VariableSource>, campaign: Campaign, save: Properties["save"]) {
  const text = useMemo(() => JSON.stringify(sources), [sources]);
  const saved = useRef(JSON.stringify(campaign.variables));
  const latest = useRef({ save, sources, text });
  const [problem, setProblem] = useState<Problem>();
  const [isSaving, setSaving] = useState(false);
  useEffect(() => {
    latest.current = { save, sources, text };
  });

  const flush = useCallback(async (): Promise<boolean> => {
    const now = latest.current;
    if (saved.current === now.text) return true;
    setSaving(true);
    try {
      await now.save({ variables: now.sources });
      saved.current = now.text;
      setProblem(undefined);
      invalidate(`/api/campaigns/${campaign.id}/preview`, `/api/campaigns/${campaign.id}/estimate`);
      return true;
    } catch (error) {
      setProblem(asProblem(error));
      return false;
    } finally {
      setSaving(false);
    }
  }, [campaign.id]);

  useEffect(() => {
    if (saved.current === text) return;
    const timer = setTimeout(() => void flush(), 350);
    return () => clearTimeout(timer);
  }, [text, flush]);

  return { problem, isSaving, flush };
}
