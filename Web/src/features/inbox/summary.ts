import { type MessageKey, t } from "../../i18n/index.ts";
import { withoutMarkup } from "../whatsapp/markup.ts";

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
  revoke: "type.revoke",
  request_welcome: "type.request_welcome",
};

/** A message in a few words: its own, or those for its kind. */
export function summary({ text, type = "" }: { text?: string | null; type?: string }): string {
  if (text) return withoutMarkup(text);
  const key = names[type];
  return key ? t(key) : t("message.noText");
}
