import { useMemo } from "react";
import { attached, type TrayItem, useAttached } from "./attached.ts";

export type { TrayItem };

/** The files of the reply that is being written in a conversation. */
export function useTray(conversation: string) {
  const { items } = useAttached(conversation);
  return useMemo(() => ({
    items,
    add: (files: Iterable<File>, given?: { isVoice?: boolean }) => attached.add(conversation, files, given),
    remove: (key: string) => attached.remove(conversation, key),
    sendAs: (key: string, type: string) => attached.sendAs(conversation, key, type),
    retry: (item: TrayItem) => attached.retry(conversation, item),
    take: () => attached.take(conversation),
  }), [conversation, items]);
}

export type Tray = ReturnType<typeof useTray>;
