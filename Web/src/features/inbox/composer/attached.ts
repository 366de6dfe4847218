import { useSyncExternalStore } from "react";
import { withQuery } from "../../../api/client.ts";
import { asProblem, type Problem } from "../../../api/problem.ts";
import type { Message } from "../../../api/types.ts";
import { upload } from "../../../api/upload.ts";
import { randomID } from "../../../app/storage.ts";
import { selfID } from "../../../live/conversations.ts";
import { mediaType, refusalOf } from "./media.ts";
import type { Offer } from "./offer.ts";

type Uploaded = { id: string };
export type TrayItem = {
  readonly key: string;
  readonly file: File;
  readonly type: string;
  readonly isVoice?: boolean;
  readonly ratio: number;
  readonly mediaId?: string;
  /** It cannot go at all: too large, or empty. */
  readonly refusal?: string | null;
  readonly problem?: Problem;
};

/** What belongs to an unfinished reply besides its words. */
type Attached = {
  readonly items: readonly TrayItem[];
  readonly quoted: Message | null;
  /** A message with buttons, a list or a link that is being written in its dialog. */
  readonly offer: Offer | null;
  readonly isOffering: boolean;
};

const nothing: Attached = { items: [], quoted: null, offer: null, isOffering: false };
/** By member and conversation, until this page goes: who looks at another chat finds them again. */
const all = new Map<string, Attached>();
const uploads = new Map<string, AbortController>();
const listeners = new Set<() => void>();
const keyOf = (conversation: string) => `${selfID()}.${conversation}`;

const read = (conversation: string) => all.get(keyOf(conversation)) ?? nothing;
function change(conversation: string, part: Partial<Attached>) {
  all.set(keyOf(conversation), { ...read(conversation), ...part });
  for (const listener of listeners) listener();
}
const changeItem = (conversation: string, key: string, part: Partial<TrayItem>) =>
  change(conversation, {
    items: read(conversation).items.map((item) => item.key === key ? { ...item, ...part } : item),
  });

async function start(conversation: string, { key, file }: TrayItem) {
  const own = new AbortController();
  uploads.set(key, own);
  try {
    const path = withQuery("/api/media", { filename: file.name });
    const done = await upload<Uploaded>(path, file, (ratio) => changeItem(conversation, key, { ratio }), {
      signal: own.signal,
    });
    changeItem(conversation, key, { mediaId: done.id, ratio: 1 });
  } catch (error) {
    if (!own.signal.aborted) changeItem(conversation, key, { problem: asProblem(error) });
  } finally {
    uploads.delete(key);
  }
}

type Given = Partial<Pick<TrayItem, "type" | "isVoice" | "mediaId">>;

/** Each file is uploaded as soon as it is chosen, so that sending is instant. */
export const attached = {
  add(conversation: string, files: Iterable<File>, given: Given = {}) {
    const made = [...files].map((file): TrayItem => ({
      key: randomID(),
      file,
      type: mediaType(file),
      ratio: given.mediaId ? 1 : 0,
      refusal: given.mediaId ? null : refusalOf(file),
      ...given,
    }));
    change(conversation, { items: [...read(conversation).items, ...made] });
    for (const item of made) if (!item.refusal && !item.mediaId) void start(conversation, item);
  },
  remove(conversation: string, key: string) {
    uploads.get(key)?.abort();
    change(conversation, { items: read(conversation).items.filter((item) => item.key !== key) });
  },
  /** The same file as another kind of message. */
  sendAs: (conversation: string, key: string, type: string) => changeItem(conversation, key, { type }),
  retry(conversation: string, item: TrayItem) {
    changeItem(conversation, item.key, { problem: undefined, ratio: 0 });
    void start(conversation, item);
  },
  /** They are the outbox's now: what is not uploaded yet goes on there. */
  take(conversation: string) {
    for (const { key } of read(conversation).items) uploads.get(key)?.abort();
    change(conversation, { items: [], quoted: null });
  },
  quote: (conversation: string, quoted: Message | null) => change(conversation, { quoted }),
  offer: (conversation: string, offer: Offer | null) => change(conversation, { offer }),
  openOffer: (conversation: string, isOffering: boolean) => change(conversation, { isOffering }),
};

export const useAttached = (conversation: string): Attached =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, () => read(conversation));
