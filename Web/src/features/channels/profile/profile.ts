import { type MessageKey, t } from "../../../i18n/index.ts";

/** As Meta's reference has them. */
export const limits = { about: 139, address: 256, description: 512, email: 128, website: 256 };

/** The photo, where this page may load it: Meta's own address of it is another's, which the content security policy keeps out. */
export const shownPhoto = (url: string | null | undefined) => url?.startsWith("/") ? url : null;

const verticals =
  ("AUTO BEAUTY APPAREL EDU ENTERTAIN EVENT_PLAN FINANCE GROCERY GOVT HOTEL HEALTH NONPROFIT PROF_SERVICES RETAIL " +
    "TRAVEL RESTAURANT ALCOHOL ONLINE_GAMBLING PHYSICAL_GAMBLING OTC_DRUGS OTHER").split(" ");

/** Meta's fixed list; what a number has that is not on it stays to be kept. */
export const knownVerticals = (present: string | null | undefined) =>
  !present || verticals.includes(present) ? verticals : [present, ...verticals];
export const verticalName = (vertical: string) =>
  verticals.includes(vertical) ? t(`vertical.${vertical}` as MessageKey) : vertical;
