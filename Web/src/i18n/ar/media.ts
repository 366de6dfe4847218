import type { media as source } from "../en/media.ts";
import type { Translated } from "../messages.ts";

export const media: Translated<typeof source> = {
  "file.open": "عرضها كبيرة: {name}",
  "file.play": "تشغيل: {name}",
  "file.pause": "إيقاف مؤقت: {name}",
  "file.place": "الموضع في: {name}",
  "file.placeOf": "{at} من {length}",
  "file.speed": "السرعة {speed}، اضغط للتالية",
  "file.fetching": "في الطريق من واتساب…",
  "file.failed": "لم يصل الملف",
  "file.retry": "جلبه من جديد",
  "file.lightbox": "الصور والفيديوهات",
  "file.of": "{place} من {count}",
  "file.previous": "السابقة",
  "file.next": "التالية",
  "whyHere.ask": "لماذا؟",
  "whyHere.assigned": "لماذا أُسندت هذه؟",
  "whyHere.visible": "من يستطيع رؤية هذه، ولماذا؟",
  "whyHere.byHand": "لم تعطها قاعدة لأحد: تولاها أشخاص أو مرّروها.",
};
