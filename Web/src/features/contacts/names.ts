import type { Contact, OptIn } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";
import { formatPhone } from "../../i18n/phone.ts";

export const contactName = (contact: Contact) =>
  contact.name || (contact.phone && formatPhone(contact.phone)) ||
  (contact.username ? `@${contact.username}` : contact.userId) || contact.id;

export const optIns = ["yes", "no", "unknown"] as const;

export const optInName = (optIn: OptIn) => t(`optIn.${optIn}`);
