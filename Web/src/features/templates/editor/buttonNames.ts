import { t } from "../../../i18n/index.ts";
import type { IconName } from "../../../ui/icons.ts";
import type { ButtonType, Draft } from "./draft.ts";

export const buttonPictures: Record<ButtonType, IconName> = {
  QUICK_REPLY: "reply",
  URL: "external-link",
  PHONE_NUMBER: "phone",
  VOICE_CALL: "phone",
  COPY_CODE: "copy",
  FLOW: "list-checks",
  CATALOG: "shopping-bag",
  MPM: "shopping-bag",
  SPM: "shopping-bag",
  ORDER_DETAILS: "receipt",
};

/** What a kind of button is called; one that has no form here by Meta's word. */
export const buttonName = (type: ButtonType) =>
  type in buttonPictures ? t(`editor.button.${type}`) : String(type).toLowerCase().replaceAll("_", " ");

/** Buttons that say the same in almost every template. */
const usual = ["CATALOG", "MPM", "SPM", "ORDER_DETAILS"] as const;
type Usual = (typeof usual)[number];
const isUsual = (type: ButtonType): type is Usual => (usual as readonly string[]).includes(type);
export const usualWords = (type: Usual) => t(`editor.button.hint.${type}`);

/** With the usual words on those that have none yet. */
export const worded = (draft: Draft): Draft => ({
  ...draft,
  buttons: draft.buttons.map((button) =>
    isUsual(button.type) && !button.text ? { ...button, text: usualWords(button.type) } : button
  ),
});
