import type { Entries } from "../types.ts";

const copied = "एक बार का कोड, कॉपी करने वाले बटन के साथ।";
const shipped = (language: string) => `${language} में बताता है कि पार्सल रास्ते में है।`;
const appointment = (language: string) => `${language} में अपॉइंटमेंट याद दिलाता है।`;
const sale = (language: string) => `${language} में त्योहार या मौसम का ऑफ़र।`;

/** The library of templates: their own texts stay in their language. */
export const samples: Entries = {
  "abandoned-cart": ["छूटी हुई टोकरी", "छोड़ी गई टोकरी की याद दिलाता है।"],
  "account-update": ["खाते में बदलाव", "खाते में हुए बदलाव के बारे में बताता है।"],
  "appointment-ar": ["تذكير بالموعد", appointment("अरबी")],
  "appointment-es": ["Recordatorio de cita", appointment("स्पैनिश")],
  "appointment-hi": ["अपॉइंटमेंट की याद", appointment("हिन्दी")],
  "appointment-place": ["अपॉइंटमेंट और रास्ता", "दिखाता है कि अपॉइंटमेंट कहाँ है।"],
  "appointment-pt": ["Lembrete de consulta", appointment("पुर्तगाली")],
  "appointment-reminder": ["अपॉइंटमेंट की याद", "अपॉइंटमेंट याद दिलाता है और जवाब लेता है।"],
  "call-permission": ["क्या हम कॉल करें?", "किसी अनुरोध के बारे में कॉल की अनुमति माँगता है।"],
  "carousel": ["तीन का कैरोसेल", "तस्वीरों और बटनों वाले तीन कार्ड।"],
  "catalogue": ["कैटलॉग", "आपका पूरा कैटलॉग खोलता है।"],
  "coupon": ["कूपन", "कॉपी करने का कोड, और उसे कहाँ इस्तेमाल करें।"],
  "event-invitation": ["निमंत्रण", "कार्यक्रम में बुलाता है, जवाब के साथ।"],
  "feedback-form": ["राय का फ़ॉर्म", "खरीद के बाद एक फ़ॉर्म खोलता है।"],
  "lead-form": ["कोटेशन माँगें", "नए ग्राहकों के लिए फ़ॉर्म खोलता है।"],
  "limited-offer": ["सीमित समय का ऑफ़र", "कोड के साथ उलटी गिनती।"],
  "multi-product": ["भागों में उत्पाद", "आपके कैटलॉग के तीस तक उत्पाद।"],
  "new-arrivals": ["नया माल", "जो नया है, उसका वीडियो।"],
  "order-confirmed": ["ऑर्डर पक्का हुआ", "ऑर्डर के लिए धन्यवाद और उसका लिंक।"],
  "order-delivered": ["ऑर्डर पहुँचा", "पहुँचने की सूचना देता है और पूछता है कि सब ठीक है।"],
  "order-payment": ["ऑर्डर का भुगतान", "WhatsApp के अंदर ऑर्डर का भुगतान माँगता है (भारत)।"],
  "order-shipped": ["ऑर्डर भेजा गया", "बताता है कि पार्सल रास्ते में है, ट्रैकिंग के साथ।"],
  "order-shipped-ar": ["تم شحن الطلب", shipped("अरबी")],
  "order-shipped-es": ["Pedido enviado", shipped("स्पैनिश")],
  "order-shipped-hi": ["ऑर्डर भेजा गया", shipped("हिन्दी")],
  "order-shipped-pt": ["Pedido enviado", shipped("पुर्तगाली")],
  "passcode-ar": ["कॉपी करने का पासकोड (ar)", copied],
  "passcode-en": ["कॉपी करने का पासकोड (en)", copied],
  "passcode-es": ["कॉपी करने का पासकोड (es)", copied],
  "passcode-hi": ["कॉपी करने का पासकोड (hi)", copied],
  "passcode-one-tap": ["पासकोड, एक टैप", "आपका Android ऐप एक टैप से कोड ले लेता है।"],
  "passcode-pt_BR": ["कॉपी करने का पासकोड (pt_BR)", copied],
  "passcode-zero-tap": ["पासकोड, शून्य टैप", "आपका Android ऐप कोड अपने-आप ले लेता है।"],
  "payment-received": ["भुगतान मिला", "भुगतान की पुष्टि करता है।"],
  "payment-reminder": ["भुगतान की याद", "दस्तावेज़ के साथ इनवॉइस याद दिलाता है।"],
  "product-carousel": ["उत्पादों का कैरोसेल", "आपके कैटलॉग के कार्ड।"],
  "sale-ar": ["عرض الموسم", sale("अरबी")],
  "sale-es": ["Rebajas", sale("स्पैनिश")],
  "sale-hi": ["त्योहार की छूट", sale("हिन्दी")],
  "sale-pt": ["Promoção", sale("पुर्तगाली")],
  "seasonal-sale": ["मौसम की सेल", "तस्वीर, ऑफ़र और दुकान।"],
  "single-product": ["एक उत्पाद", "आपके कैटलॉग का एक उत्पाद।"],
  "ticket-opened": ["सहायता टिकट", "पुष्टि करता है कि सवाल मिल गया।"],
  "win-back": ["आपकी याद आती है", "उन ग्राहकों को लिखता है जिन्होंने काफ़ी समय से नहीं खरीदा।"],
};

/** What happened to a template. Without a detail the server's words stand beneath: they hold the reason. */
export const history: Entries = {
  "appealed": ["अपील की गई"],
  "approved": ["WhatsApp ने इसे मंज़ूर किया।", ""],
  "category": ["श्रेणी बदली"],
  "components": ["टेक्स्ट बदला गया"],
  "copied": ["कॉपी से बना"],
  "created": ["ड्राफ़्ट बनाया गया।", ""],
  "deleted": ["हटाया गया"],
  "disabled": ["WhatsApp ने इसे हमेशा के लिए बंद किया।", ""],
  "edited": ["बदलाव भेजा गया।", ""],
  "paused": ["WhatsApp ने इसे रोका"],
  "pending": ["WhatsApp इसकी समीक्षा कर रहा है।", ""],
  "quality": ["गुणवत्ता बदली"],
  "rejected": ["WhatsApp ने इसे नामंज़ूर किया"],
  "status": ["स्थिति बदली"],
  "submitted": ["WhatsApp को भेजा गया।", ""],
  "unpaused": ["WhatsApp से इसे फिर चालू करने को कहा गया।", ""],
};

/** Why a payment came to nothing. The bank's own words stay beneath. */
export const payments: Entries = {
  "cancelled": ["भुगतान रद्द किया गया।", ""],
  "declined": ["बैंक ने भुगतान नहीं माना।"],
  "failed": ["गेटवे ने इसे नहीं लिया।", ""],
  "gateway-unavailable": ["गेटवे से संपर्क नहीं हुआ: कुछ भुगतान नहीं हुआ।", ""],
  "not-paid": ["किसी ने समय पर भुगतान नहीं किया।", ""],
  "payment-failed": ["बैंक ने पैसा नहीं भेजा।", ""],
  "refused": ["गेटवे ने मना किया।"],
  "settled-otherwise": ["माँगे गए से अलग पैसा आया, और उसे अलग से निपटाया गया।", ""],
};

/** Why a template was rejected. Meta's own words stay beneath. */
export const rejections: Entries = {
  "ABUSIVE_CONTENT": ["इसके शब्द अपमानजनक माने गए।"],
  "CATEGORY_NOT_AVAILABLE": ["इसकी श्रेणी उपलब्ध नहीं है।"],
  "INCORRECT_CATEGORY": ["इसके शब्द इसकी श्रेणी से मेल नहीं खाते।"],
  "INVALID_FORMAT": ["इसका रूप या इसके वेरिएबल सही नहीं हैं।"],
  "NONE": ["WhatsApp ने कोई कारण नहीं बताया।"],
  "PROMOTIONAL": ["यह कुछ बेचता है, जिसकी इसकी श्रेणी में अनुमति नहीं।"],
  "SCAM": ["यह धोखाधड़ी जैसा लगता है।"],
  "TAG_CONTENT_MISMATCH": ["इसके शब्द इसकी श्रेणी या भाषा से मेल नहीं खाते।"],
};
