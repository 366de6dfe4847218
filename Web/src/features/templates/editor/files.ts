import { stored } from "../../../app/storage.ts";
import type { DraftFile } from "./draft.ts";

type Kept = Record<string, Omit<DraftFile, "handle">>;
const most = 60;

/** Meta knows a file by its handle alone; what shows it here is remembered by this browser. */
export function remember({ handle, ...facts }: DraftFile) {
  const kept = Object.entries(stored.read<Kept>("templateFiles") ?? {}).slice(1 - most);
  stored.write("templateFiles", Object.fromEntries([...kept, [handle, facts]]));
}

export const recalled = (handle: string): DraftFile => ({
  handle,
  ...(stored.read<Kept>("templateFiles") ?? {})[handle],
});

/** An address that this page may load. Meta's own ones are elsewhere. */
export const shownFile = (file: DraftFile | null) =>
  file
    ? { url: file.mediaId && `/api/media/${encodeURIComponent(file.mediaId)}`, name: file.name }
    : undefined;
