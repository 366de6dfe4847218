import type { Message, Named } from "../../../api/types.ts";
import type { Mode } from "../drafts.ts";
import type { MessageRequest, NoteRequest } from "../outbox.ts";
import { mentionedIn } from "./mentions.ts";
import type { TrayItem } from "./useTray.ts";

export type Written = { body: string; mentioned: readonly Named[]; sendAt?: string };
type Made = { request: MessageRequest | NoteRequest; file?: File };

export const takesCaption = (type: string) => type !== "audio" && type !== "sticker";
/** Characters of a caption, as Meta counts them. */
export const longestCaption = 1024;
export const isCaption = (body: string) => [...body].length <= longestCaption;

/**
 * What one press of Send makes of what was written: a note; a text; or a message for each file, the first that takes one
 * with the text as its caption, unless it is too long for one. Only the first message quotes.
 */
export function requestsOf(
  mode: Mode,
  { body, mentioned }: Written,
  files: readonly TrayItem[],
  quoted: Message | null,
): Made[] {
  if (mode === "note") {
    return [{ request: { type: "note", text: { body }, mentions: mentionedIn(body, mentioned) } }];
  }
  const sendable = files.filter((item) => !item.refusal);
  const captioned = body && isCaption(body) ? sendable.findIndex((item) => takesCaption(item.type)) : -1;
  const made: Made[] = sendable.map((item, index) => ({
    request: {
      type: item.type,
      media: {
        mediaId: item.mediaId,
        caption: index === captioned ? body : undefined,
        filename: item.file.name,
        voice: item.isVoice || undefined,
      },
    },
    file: item.file,
  }));
  if (body && captioned < 0) made.push({ request: { type: "text", text: { body } } });
  const first = made[0];
  if (first && quoted) {
    first.request = { ...first.request, replyTo: quoted.wamid ?? quoted.id } as MessageRequest;
  }
  return made;
}
