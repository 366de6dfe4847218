import type { settings as source } from "../en/settings.ts";
import type { Translated } from "../messages.ts";

export const settings: Translated<typeof source> = {
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
