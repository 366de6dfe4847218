import type { settings as source } from "../en/settings.ts";
import type { Translated } from "../messages.ts";

export const settings: Translated<typeof source> = {
  "settings.group.you": "Você",
  "settings.group.team": "Espaço de trabalho",
  "settings.group.whatsapp": "WhatsApp",
  "settings.group.inbox": "Caixa de entrada",
  "settings.group.contacts": "Contatos",
  "settings.group.technical": "Técnico",
  "settings.calendars": "Horário de atendimento",
  "settings.links": "Links rápidos",
  "settings.widgets": "Widgets de conversa",
  "settings.errors": "Erros de mensagens",
  "settings.satisfaction": "Satisfação",
  "settings.fields": "Campos próprios",
};
