import type { Messages } from "./en/index.ts";
import type { settings } from "./en/settings.ts";

/** The settings' groups and sections, in Spanish. */
export const esSettings: Pick<Messages, keyof typeof settings> = {
  "settings.group.you": "Tú",
  "settings.group.team": "Espacio de trabajo",
  "settings.group.whatsapp": "WhatsApp",
  "settings.group.inbox": "Bandeja",
  "settings.group.contacts": "Contactos",
  "settings.group.technical": "Técnico",
  "settings.calendars": "Horarios",
  "settings.links": "Enlaces rápidos",
  "settings.widgets": "Widgets de chat",
  "settings.errors": "Errores de mensajería",
  "settings.satisfaction": "Satisfacción",
  "settings.fields": "Campos propios",
};
