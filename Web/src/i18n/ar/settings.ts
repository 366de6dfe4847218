import type { settings as source } from "../en/settings.ts";
import type { Translated } from "../messages.ts";

export const settings: Translated<typeof source> = {
  "settings.group.you": "أنت",
  "settings.group.team": "مساحة العمل",
  "settings.group.whatsapp": "واتساب",
  "settings.group.inbox": "صندوق الوارد",
  "settings.group.contacts": "جهات الاتصال",
  "settings.group.technical": "التقنية",
  "settings.calendars": "ساعات العمل",
  "settings.links": "الروابط السريعة",
  "settings.widgets": "أدوات الدردشة",
  "settings.errors": "أخطاء الرسائل",
  "settings.satisfaction": "الرضا",
  "settings.fields": "الحقول الخاصة",
};
