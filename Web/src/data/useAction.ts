import { useCallback, useEffect, useRef, useState } from "react";
import { asProblem, type Problem } from "../api/problem.ts";
import { toastProblem } from "../ui/toasts.ts";

/** Runs one write at a time. A problem is kept, and shown as a toast unless the caller shows it itself. */
export function useAction<Arguments extends unknown[]>(
  action: (...values: Arguments) => Promise<unknown>,
  { quiet = false }: { quiet?: boolean } = {},
) {
  const [isRunning, setRunning] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const latest = useRef(action);
  const isBusy = useRef(false);
  useEffect(() => {
    latest.current = action;
  });

  const run = useCallback(async (...values: Arguments): Promise<boolean> => {
    if (isBusy.current) return false;
    isBusy.current = true;
    setRunning(true);
    setProblem(undefined);
    try {
      await latest.current(...values);
      return true;
    } catch (error) {
      const found = asProblem(error);
      setProblem(found);
      if (!quiet) toastProblem(found);
      return false;
    } finally {
      isBusy.current = false;
      setRunning(false);
    }
  }, [quiet]);

  return { run, isRunning, problem };
}
