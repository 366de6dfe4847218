import { useCallback, useEffect, useRef, useState } from "react";
import { withQuery } from "../../../api/client.ts";
import { asProblem, type Problem } from "../../../api/problem.ts";
import { upload } from "../../../api/upload.ts";
import { randomID } from "../../../app/storage.ts";
import { mediaType, tooLarge } from "./media.ts";

type Uploaded = { id: string };
export type TrayItem = {
  readonly key: string;
  readonly file: File;
  readonly type: string;
  readonly isVoice?: boolean;
  readonly ratio: number;
  readonly mediaId?: string;
  /** It cannot go as it is: too large, or empty. */
  readonly refusal?: string | null;
  readonly problem?: Problem;
};

/** The files of a message. Each is uploaded as soon as it is chosen, so that sending is instant. */
export function useTray() {
  const [items, setItems] = useState<readonly TrayItem[]>([]);
  const uploads = useRef(new Map<string, AbortController>());

  const change = useCallback(
    (key: string, part: Partial<TrayItem>) =>
      setItems((before) => before.map((item) => item.key === key ? { ...item, ...part } : item)),
    [],
  );

  const start = useCallback(async (item: TrayItem) => {
    const own = new AbortController();
    uploads.current.set(item.key, own);
    try {
      const path = withQuery("/api/media", { filename: item.file.name });
      const done = await upload<Uploaded>(path, item.file, (ratio) => change(item.key, { ratio }), {
        signal: own.signal,
      });
      change(item.key, { mediaId: done.id, ratio: 1 });
    } catch (error) {
      if (!own.signal.aborted) change(item.key, { problem: asProblem(error) });
    } finally {
      uploads.current.delete(item.key);
    }
  }, [change]);

  const add = useCallback((files: Iterable<File>, { isVoice }: { isVoice?: boolean } = {}) => {
    const made = [...files].map((file): TrayItem => {
      const type = mediaType(file.type);
      return { key: randomID(), file, type, isVoice, ratio: 0, refusal: tooLarge(file, type) };
    });
    setItems((before) => [...before, ...made]);
    for (const item of made) if (!item.refusal) void start(item);
  }, [start]);

  const remove = useCallback((key: string) => {
    uploads.current.get(key)?.abort();
    setItems((before) => before.filter((item) => item.key !== key));
  }, []);

  const asDocument = useCallback((item: TrayItem) => {
    const changed = { ...item, type: "document", refusal: tooLarge(item.file, "document") };
    change(item.key, changed);
    if (!changed.refusal) void start(changed);
  }, [change, start]);

  const retry = useCallback((item: TrayItem) => {
    change(item.key, { problem: undefined, ratio: 0 });
    void start(item);
  }, [change, start]);

  /** Hands them over: what is not uploaded yet goes on in the outbox. */
  const take = useCallback(() => {
    for (const running of uploads.current.values()) running.abort();
    setItems([]);
  }, []);

  useEffect(() => {
    const running = uploads.current;
    return () => running.forEach((own) => own.abort());
  }, []);

  return { items, add, remove, asDocument, retry, take };
}

export type Tray = ReturnType<typeof useTray>;
