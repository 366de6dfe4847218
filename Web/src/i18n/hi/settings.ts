import type { settings as source } from "../en/settings.ts";
import type { Translated } from "../messages.ts";

export const settings: Translated<typeof source> = {
  "settings.group.you": "आप",
  "settings.group.team": "वर्कस्पेस",
  "settings.group.whatsapp": "WhatsApp",
  "settings.group.inbox": "इनबॉक्स",
  "settings.group.contacts": "संपर्क",
  "settings.group.technical": "तकनीकी",
  "settings.calendars": "काम के घंटे",
  "settings.links": "क्विक लिंक",
  "settings.widgets": "चैट विजेट",
  "settings.errors": "मैसेज की त्रुटियाँ",
  "settings.satisfaction": "संतुष्टि",
  "settings.fields": "अपने फ़ील्ड",
};
