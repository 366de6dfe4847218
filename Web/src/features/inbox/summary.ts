import type { Message } from "../../api/types.ts";
import { type MessageKey, t } from "../../i18n/index.ts";

const names: Record<string, MessageKey> = {
  image: "type.image",
  video: "type.video",
  audio: "type.audio",
  document: "type.document",
  sticker: "type.sticker",
  location: "type.location",
  contacts: "type.contacts",
  order: "type.order",
  reaction: "type.reaction",
  interactive: "type.interactive",
  template: "type.template",
  unsupported: "type.unsupported",
};

/** A message in a few words, for a quote. */
export function summary(message: Message): string {
  if (message.text) return message.text;
  const key = names[message.type];
  return key ? t(key) : message.type;
}
