import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { api } from "../../../api/client.ts";
import { asProblem, type Problem } from "../../../api/problem.ts";
import type { Template, TemplateGiven } from "../../../api/types.ts";
import { randomID, stored } from "../../../app/storage.ts";
import { useSession } from "../../../app/session.ts";
import { invalidate, queries } from "../../../data/store.ts";
import type { Draft } from "./draft.ts";
import { givenOf } from "./meta.ts";

export type SaveState = "same" | "waiting" | "saving" | "saved" | "here" | "failed";
type Kept = { draft: Draft; at: number };

const pause = 1_200;
const again = 5_000;

/** A copy in this browser of what the server does not have yet. */
export function useKept(id: string | undefined) {
  const { member, workspace } = useSession();
  const key = `template.${workspace.id}.${member.id}.${id ?? "new"}`;
  return useMemo(() => ({
    read: () => stored.read<Kept>(key),
    write: (draft: Draft) => stored.write(key, { draft, at: Date.now() }),
    forget: () => stored.write(key, undefined),
  }), [key]);
}

/**
 * Saves by itself, a moment after the last change: a new template as a draft once it has a name, one that Meta has as an
 * edit that waits. Until the server has it, this browser does.
 */
export function useSaving(
  draft: Draft,
  /** What the server has; none when that is not what was begun with. */
  start: Draft | undefined,
  id: string | undefined,
  made: (template: Template) => void,
) {
  const [state, setState] = useState<SaveState>("same");
  const [problem, setProblem] = useState<Problem>();
  const [savedAt, setSavedAt] = useState<number>();
  const kept = useKept(id);
  const clean = useRef(start ? JSON.stringify(givenOf(start)) : "");
  const latest = useRef({ draft, id, kept });
  const isThere = useRef(true);
  useEffect(() => {
    latest.current = { draft, id, kept };
  });
  const running = useRef<Promise<boolean>>();
  const key = useRef(randomID());
  const ended = useRef(false);

  const write = useCallback(async (): Promise<boolean> => {
    const given = givenOf(latest.current.draft);
    const text = JSON.stringify(given);
    const { id: own, kept: copy } = latest.current;
    if (text === clean.current && own) return true;
    if (!isNamed(given)) {
      setState("here");
      return false;
    }
    setState("saving");
    try {
      const template = own
        ? await api.patch<Template>(`/api/templates/${own}`, given)
        : await api.post<Template>("/api/templates", given, { key: key.current });
      clean.current = text;
      copy.forget();
      setProblem(undefined);
      setSavedAt(Date.now());
      queries.put(`/api/templates/${template.id}`, template);
      invalidate("/api/templates");
      if (!own) {
        latest.current.id = template.id;
        if (isThere.current) made(template);
      }
      setState(JSON.stringify(givenOf(latest.current.draft)) === text ? "saved" : "waiting");
      return true;
    } catch (error) {
      const found = asProblem(error);
      // Refused values are another write when they were changed.
      if (found.status >= 400) key.current = randomID();
      setProblem(found);
      setState("failed");
      return false;
    }
  }, [made]);

  const save = useCallback(async () => {
    while (running.current) await running.current;
    running.current = write().finally(() => {
      running.current = undefined;
    });
    return running.current;
  }, [write]);

  const text = JSON.stringify(givenOf(draft));
  useEffect(() => {
    if (ended.current || text === clean.current) return;
    latest.current.kept.write(latest.current.draft);
    setState((now) => now === "saving" ? now : "waiting");
    const timer = setTimeout(() => void save(), pause);
    return () => clearTimeout(timer);
  }, [text, save]);

  // A server that was away for a moment is asked again.
  useEffect(() => {
    if (state !== "failed" || !problem?.isPassing) return;
    const timer = setTimeout(() => void save(), again);
    return () => clearTimeout(timer);
  }, [state, problem, save]);

  const isOpen = state === "waiting" || state === "saving" || state === "here" || state === "failed";
  useEffect(() => {
    if (!isOpen) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [isOpen]);
  // Leaving by a link: what waited for its moment is sent now.
  useEffect(() => () => {
    isThere.current = false;
    const { draft: last } = latest.current;
    if (!ended.current && JSON.stringify(givenOf(last)) !== clean.current) void save();
  }, [save]);

  /** Nothing more is saved: it was sent, or thrown away. */
  const end = useCallback(() => {
    ended.current = true;
    latest.current.kept.forget();
    setState("same");
  }, []);
  return { state, problem, savedAt, save, end, isOpen };
}

const isNamed = (given: TemplateGiven) => given.channelId !== "" && /^[a-z0-9_]+$/.test(given.name);
