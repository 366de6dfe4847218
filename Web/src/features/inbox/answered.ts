import type { Problem } from "../../api/problem.ts";

/** What a colleague wrote after this message's author last looked. */
export type Answered = { by: string; at: string; messages: { id: string; text: string; type: string }[] };

type Facts = {
  by?: { name?: string } | string;
  at?: string;
  messages?: { id?: string; text?: string; type?: string }[];
};

/** Reads the refusal of a reply that somebody else has given meanwhile; any other is none. */
export function answeredIn(problem: Problem): Answered | null {
  const isAnswered = problem.status === 409 &&
    (problem.type.endsWith("answered-meanwhile") || problem.fact("code") === "answered-meanwhile");
  if (!isAnswered) return null;
  const { by, at, messages } = problem.whole as Facts;
  return {
    by: typeof by === "string" ? by : by?.name ?? "",
    at: at ?? "",
    messages: (messages ?? []).map(({ id = "", text = "", type = "" }) => ({ id, text: text ?? "", type })),
  };
}
