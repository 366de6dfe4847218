import { useEffect, useState } from "react";
import { api } from "../../../api/client.ts";
import { asProblem, type Problem } from "../../../api/problem.ts";
import type { TemplateCheck, TemplateGiven } from "../../../api/types.ts";

const pause = 350;

export const checkNow = (given: TemplateGiven, id: string | undefined, signal?: AbortSignal) =>
  api.post<TemplateCheck>("/api/templates/check", { ...given, ...(id ? { id } : {}) }, { signal });

/** What the server's rules say to what is written, a moment after the last key. */
export function useCheck(given: TemplateGiven, id: string | undefined) {
  const [state, setState] = useState<{ of: string; check?: TemplateCheck; problem?: Problem }>({ of: "" });
  const text = JSON.stringify(given);
  useEffect(() => {
    const own = new AbortController();
    const timer = setTimeout(() => {
      checkNow(JSON.parse(text) as TemplateGiven, id, own.signal).then(
        (check) => !own.signal.aborted && setState({ of: text, check }),
        (error) =>
          !own.signal.aborted && setState((before) => ({ ...before, of: text, problem: asProblem(error) })),
      );
    }, pause);
    return () => {
      clearTimeout(timer);
      own.abort();
    };
  }, [text, id]);
  return { check: state.check, problem: state.problem, isChecking: state.of !== text };
}
