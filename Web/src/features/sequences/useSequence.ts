import { useCallback, useEffect, useRef, useState } from "react";
import { api } from "../../api/client.ts";
import { asProblem, type Problem } from "../../api/problem.ts";
import type { Sequence, SequenceFinding, SequencePlan } from "../../api/types.ts";
import { stored } from "../../app/storage.ts";
import { invalidate, queries } from "../../data/store.ts";

export type Editor = {
  plan: SequencePlan;
  change: (part: Partial<SequencePlan>) => void;
  flush: () => Promise<boolean>;
  isSaving: boolean;
  isSaved: boolean;
  problem: Problem | undefined;
  findings: readonly SequenceFinding[];
};

/** The draft of a sequence: here at once, on the server a moment later, and looked over by it. */
export function useEditor(sequence: Sequence): Editor {
  const path = `/api/sequences/${sequence.id}`;
  const key = `sequence.${sequence.id}`;
  const [own, setOwn] = useState<SequencePlan | null>(() => stored.read<SequencePlan>(key) ?? null);
  const latest = useRef(own);
  const running = useRef<Promise<boolean>>(Promise.resolve(true));
  const [isSaving, setSaving] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const plan = own ?? sequence.draft;

  const keep = useCallback((next: SequencePlan | null) => {
    latest.current = next;
    stored.write(key, next ?? undefined);
    setOwn(next);
  }, [key]);

  const once = useCallback(async (): Promise<boolean> => {
    const sent = latest.current;
    if (!sent) return true;
    setSaving(true);
    try {
      const saved = await api.patch<Sequence>(path, { draft: sent });
      queries.put(path, saved);
      if (latest.current === sent) keep(null);
      setProblem(undefined);
      invalidate("/api/sequences");
      return true;
    } catch (error) {
      setProblem(asProblem(error));
      return false;
    } finally {
      setSaving(false);
    }
  }, [path, keep]);

  const flush = useCallback(() => {
    running.current = running.current.then(once);
    return running.current;
  }, [once]);

  useEffect(() => {
    if (!own) return;
    const timer = setTimeout(() => void flush(), 500);
    return () => clearTimeout(timer);
  }, [own, flush]);

  const draft = sequence.draft;
  const change = useCallback(
    (part: Partial<SequencePlan>) => keep({ ...(latest.current ?? draft), ...part }),
    [keep, draft],
  );
  return { plan, change, flush, isSaving, isSaved: own === null, problem, findings: useFindings(plan) };
}

/** What is wrong with it, a moment after the last change; the former findings stay until the next are there. */
function useFindings(plan: SequencePlan): readonly SequenceFinding[] {
  const text = JSON.stringify(plan);
  const [findings, setFindings] = useState<readonly SequenceFinding[]>([]);
  useEffect(() => {
    const abort = new AbortController();
    const timer = setTimeout(() => {
      api.post<{ findings: SequenceFinding[] }>("/api/sequences/check", JSON.parse(text), {
        signal: abort.signal,
      })
        .then((answer) => setFindings(answer.findings), () => {});
    }, 400);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text]);
  return findings;
}

/** The findings of one place: "steps.1" has those of "steps.1.template" too. */
export const findingsAt = (findings: readonly SequenceFinding[], ...places: string[]) =>
  findings.filter(({ path }) => places.some((place) => path === place || path.startsWith(`${place}.`)));
