import { useCallback, useRef, useState } from "react";
import { withQuery } from "../../api/client.ts";
import { asProblem, Problem } from "../../api/problem.ts";
import { upload } from "../../api/upload.ts";
import { t } from "../../i18n/index.ts";

type Uploaded = { id: string; mimeType: string; bytes: number; filename: string | null };
export type Media = { id: string; type: string; filename: string };

const megabyte = 1024 * 1024;
/** WhatsApp's limits by kind. */
const limits: Record<string, number> = {
  image: 5 * megabyte,
  video: 16 * megabyte,
  audio: 16 * megabyte,
  document: 100 * megabyte,
};

export function mediaType(mimeType: string) {
  if (mimeType === "image/jpeg" || mimeType === "image/png") return "image";
  if (mimeType === "video/mp4" || mimeType === "video/3gpp") return "video";
  if (/^audio\/(aac|mp4|mpeg|amr|ogg|opus)/.test(mimeType)) return "audio";
  return "document";
}

/** One file of the composer: it is uploaded as soon as it is chosen, so that sending is instant. */
export function useAttachment() {
  const [file, setFile] = useState<File | null>(null);
  const [ratio, setRatio] = useState(0);
  const [media, setMedia] = useState<Media>();
  const [problem, setProblem] = useState<Problem>();
  const abort = useRef<AbortController>();

  const clear = useCallback(() => {
    abort.current?.abort();
    setFile(null);
    setMedia(undefined);
    setProblem(undefined);
  }, []);

  const attach = useCallback(async (chosen: File) => {
    abort.current?.abort();
    const own = new AbortController();
    abort.current = own;
    setFile(chosen);
    setMedia(undefined);
    setProblem(undefined);
    setRatio(0);
    const type = mediaType(chosen.type);
    const limit = limits[type]!;
    if (chosen.size > limit) {
      return setProblem(
        new Problem(413, t("attachment.tooLarge"), t("attachment.limit", { limit: limit / megabyte })),
      );
    }
    try {
      const path = withQuery("/api/media", { filename: chosen.name });
      const done = await upload<Uploaded>(path, chosen, setRatio, { signal: own.signal });
      setMedia({ id: done.id, type: mediaType(done.mimeType), filename: done.filename ?? chosen.name });
    } catch (error) {
      if (!own.signal.aborted) setProblem(asProblem(error));
    }
  }, []);

  return { file, ratio, media, problem, attach: (chosen: File) => void attach(chosen), clear };
}

export type Attachment = ReturnType<typeof useAttachment>;
