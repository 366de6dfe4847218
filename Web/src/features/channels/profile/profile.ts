import { type MessageKey, t } from "../../../i18n/index.ts";

/** As Meta's reference has them; of two limits that it names for the description, the smaller. */
export const limits = { about: 139, address: 256, description: 256, email: 128, website: 256 };

const verticals =
  ("AUTO BEAUTY APPAREL EDU ENTERTAIN EVENT_PLAN FINANCE GROCERY GOVT HOTEL HEALTH NONPROFIT PROF_SERVICES RETAIL " +
    "TRAVEL RESTAURANT ALCOHOL ONLINE_GAMBLING PHYSICAL_GAMBLING OTC_DRUGS OTHER").split(" ");

/** Meta's fixed list; what a number has that is not on it stays to be kept. */
export const knownVerticals = (present: string) =>
  !present || verticals.includes(present) ? verticals : [present, ...verticals];
export const verticalName = (vertical: string) =>
  verticals.includes(vertical) ? t(`vertical.${vertical}` as MessageKey) : vertical;
