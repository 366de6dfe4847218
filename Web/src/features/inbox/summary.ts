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

/** A message in a few words: its own, or those for its kind. */
export function summary({ text, type = "" }: { text?: string | null; type?: string }): string {
  if (text) return text;
  const key = names[type];
  return key ? t(key) : t("message.noText");
}
