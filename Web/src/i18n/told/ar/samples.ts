import type { Entries } from "../types.ts";

const copied = "رمز لمرة واحدة مع زر ينسخه.";
const shipped = (language: string) => `يخبر ب${language} أن الطرد في الطريق.`;
const appointment = (language: string) => `يذكّر بموعد ب${language}.`;
const sale = (language: string) => `عرض موسمي ب${language}.`;

/** The library of templates: their own texts stay in their language. */
export const samples: Entries = {
  "abandoned-cart": ["سلة منسية", "يذكّر بسلة تُركت."],
  "account-update": ["تغيير في الحساب", "يخبر بتغيير في حساب."],
  "appointment-ar": ["تذكير بالموعد", appointment("العربية")],
  "appointment-es": ["Recordatorio de cita", appointment("الإسبانية")],
  "appointment-hi": ["अपॉइंटमेंट की याद", appointment("الهندية")],
  "appointment-place": ["موعد مع الطريق", "يبيّن مكان الموعد."],
  "appointment-pt": ["Lembrete de consulta", appointment("البرتغالية")],
  "appointment-reminder": ["تذكير بموعد", "يذكّر بموعد ويأخذ الجواب."],
  "call-permission": ["هل نتصل بك؟", "يطلب الإذن بالاتصال بشأن طلب."],
  "carousel": ["شريط بطاقات من ثلاث", "ثلاث بطاقات بصور وأزرار."],
  "catalogue": ["الكتالوج", "يفتح كتالوجك كله."],
  "coupon": ["قسيمة", "رمز للنسخ ومكان استخدامه."],
  "event-invitation": ["دعوة", "يدعو إلى فعالية مع جواب."],
  "feedback-form": ["نموذج رأي", "يفتح نموذجًا بعد الشراء."],
  "lead-form": ["طلب عرض سعر", "يفتح نموذجًا للعملاء الجدد."],
  "limited-offer": ["عرض لفترة محدودة", "عدّ تنازلي مع رمز."],
  "multi-product": ["منتجات بأقسام", "حتى ثلاثين منتجًا من كتالوجك."],
  "new-arrivals": ["وصل حديثًا", "فيديو عن الجديد."],
  "order-confirmed": ["تأكيد طلب", "يشكر على الطلب مع رابطه."],
  "order-delivered": ["تسليم طلب", "يخبر بالتسليم ويسأل هل كل شيء بخير."],
  "order-payment": ["دفع طلب", "يطلب دفع طلب داخل WhatsApp (الهند)."],
  "order-shipped": ["شحن طلب", "يخبر أن الطرد في الطريق مع تتبّعه."],
  "order-shipped-ar": ["تم شحن الطلب", shipped("العربية")],
  "order-shipped-es": ["Pedido enviado", shipped("الإسبانية")],
  "order-shipped-hi": ["ऑर्डर भेजा गया", shipped("الهندية")],
  "order-shipped-pt": ["Pedido enviado", shipped("البرتغالية")],
  "passcode-ar": ["رمز مرور للنسخ (ar)", copied],
  "passcode-en": ["رمز مرور للنسخ (en)", copied],
  "passcode-es": ["رمز مرور للنسخ (es)", copied],
  "passcode-hi": ["رمز مرور للنسخ (hi)", copied],
  "passcode-one-tap": ["رمز مرور، لمسة واحدة", "يأخذ تطبيق Android الخاص بك الرمز بلمسة."],
  "passcode-pt_BR": ["رمز مرور للنسخ (pt_BR)", copied],
  "passcode-zero-tap": ["رمز مرور، بلا لمس", "يأخذ تطبيق Android الخاص بك الرمز تلقائيًا."],
  "payment-received": ["وصول دفعة", "يؤكّد دفعة."],
  "payment-reminder": ["تذكير بالدفع", "يذكّر بفاتورة مع المستند."],
  "product-carousel": ["شريط بطاقات لمنتجات", "بطاقات من كتالوجك."],
  "sale-ar": ["عرض الموسم", sale("العربية")],
  "sale-es": ["Rebajas", sale("الإسبانية")],
  "sale-hi": ["त्योहार की छूट", sale("الهندية")],
  "sale-pt": ["Promoção", sale("البرتغالية")],
  "seasonal-sale": ["تخفيضات الموسم", "صورة وعرض والمتجر."],
  "single-product": ["منتج واحد", "منتج من كتالوجك."],
  "ticket-opened": ["تذكرة دعم", "يؤكّد وصول سؤال."],
  "win-back": ["اشتقنا إليك", "يكتب إلى عملاء لم يشتروا منذ مدة."],
};

/** What happened to a template. Without a detail the server's words stand beneath: they hold the reason. */
export const history: Entries = {
  "appealed": ["قُدّم تظلّم"],
  "approved": ["اعتمده WhatsApp.", ""],
  "category": ["تغيّرت الفئة"],
  "components": ["تغيّر النص"],
  "copied": ["نُسخ من غيره"],
  "created": ["أُنشئت المسودة.", ""],
  "deleted": ["حُذف"],
  "disabled": ["عطّله WhatsApp نهائيًا.", ""],
  "edited": ["أُرسل تعديل.", ""],
  "paused": ["أوقفه WhatsApp مؤقتًا"],
  "pending": ["يراجعه WhatsApp.", ""],
  "quality": ["تغيّرت الجودة"],
  "rejected": ["رفضه WhatsApp"],
  "status": ["تغيّرت الحالة"],
  "submitted": ["أُرسل إلى WhatsApp.", ""],
  "unpaused": ["طُلب من WhatsApp استئنافه.", ""],
};

/** Why a payment came to nothing. The bank's own words stay beneath. */
export const payments: Entries = {
  "cancelled": ["أُلغيت الدفعة.", ""],
  "declined": ["رفض البنك الدفعة."],
  "failed": ["لم تقبلها البوابة.", ""],
  "gateway-unavailable": ["تعذّر الوصول إلى البوابة: لم يُدفع شيء.", ""],
  "not-paid": ["لم يدفع أحد في الوقت المناسب.", ""],
  "payment-failed": ["لم يرسل البنك المال.", ""],
  "refused": ["رفضت البوابة ذلك."],
  "settled-otherwise": ["وصل مال غير المطلوب وسُوّي وحده.", ""],
};

/** Why a template was rejected. Meta's own words stay beneath. */
export const rejections: Entries = {
  "ABUSIVE_CONTENT": ["عُدّت كلماته مسيئة."],
  "CATEGORY_NOT_AVAILABLE": ["فئته غير متاحة."],
  "INCORRECT_CATEGORY": ["لا تناسب كلماته فئته."],
  "INVALID_FORMAT": ["صيغته أو متغيّراته غير صحيحة."],
  "NONE": ["لم يذكر WhatsApp سببًا."],
  "PROMOTIONAL": ["يروّج لشيء لا تسمح به فئته."],
  "SCAM": ["يبدو احتيالًا."],
  "TAG_CONTENT_MISMATCH": ["لا تناسب كلماته فئته أو لغته."],
};
