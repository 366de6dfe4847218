import { t } from "../../../i18n/index.ts";
import type { IconName } from "../../../ui/icons.ts";
import type { ButtonType } from "./draft.ts";

export const buttonPictures: Record<ButtonType, IconName> = {
  QUICK_REPLY: "reply",
  URL: "external-link",
  PHONE_NUMBER: "phone",
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
