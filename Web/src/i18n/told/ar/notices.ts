import type { Entries } from "../types.ts";

const stopped =
  "تُرفض الرسائل المدفوعة، ولا يمكن إضافة أعضاء وقنوات. يمكن قراءة كل شيء وتصديره، ويمكن دفع الخطة في أي وقت.";
const told = "أُبلغ مشغّل هذا الخادم";
const days = {
  zero: "أقل من يوم",
  one: "يوم واحد",
  two: "يومان",
  few: "{count} أيام",
  many: "{count} يومًا",
  other: "{count} يوم",
};
const hours = {
  zero: "أقل من ساعة",
  one: "ساعة واحدة",
  two: "ساعتان",
  few: "{count} ساعات",
  many: "{count} ساعة",
  other: "{count} ساعة",
};
const each = <Forms extends Record<string, string>>(forms: Forms, text: (form: string) => string) =>
  Object.fromEntries(Object.entries(forms).map(([name, form]) => [name, text(form)])) as Forms;
const lasts = (form: string) => `يكفي رصيد الرسائل حوالي: ${form}`;
const ends =
  "المتاح {available} نقطة، ويُنفق حوالي {perDay} في اليوم. بحسب الأسابيع الأربعة الأخيرة وما هو مجدول تنتهي قرابة {emptyAt}. أضف رصيدًا قبل ذلك.";

export const notices: Entries = {
  "auto-top-up.announced": [
    "سيُحتسب {sum} مقابل {points} نقطة",
    "رصيد الرسائل يوشك على النفاد. في {at} يُحتسب {sum} على {label}، بالقاعدة التي وضعتها. اشترِ نقاطًا قبل ذلك أو غيّر القاعدة، فلا يُحتسب شيء.",
  ],
  "auto-top-up.capped": [
    "بلغ الشحن التلقائي حدّه لهذا الشهر",
    "{points} نقطة أخرى تتجاوز {limit}. يستمر في الشهر القادم؛ حتى ذلك الحين اشترِ نقاطًا يدويًا أو ارفع الحد.",
  ],
  "auto-top-up.link": ["ادفع {sum} مقابل {points} نقطة", "ادفع هنا حتى {until}: {page}"],
  "auto-top-up.stopped": [
    "توقّف الشحن التلقائي",
    "لم تنجح المحاولات، وعددها {count}. اشترِ نقاطًا يدويًا، أو ضع القاعدة من جديد فتُعاد المحاولة.",
  ],
  "campaign.failed": ["لم تُرسل {campaign}", "{failure}"],
  "campaign.failed/ended": ["أُنهيت {campaign}", "{failure}"],
  "campaign.failed/paused": ["أُوقفت {campaign} مؤقتًا", "{failure}"],
  "campaign.late": [
    "لم تبدأ {campaign} في موعدها",
    "كان موعدها {at}. ابدأها الآن، أو جدولها من جديد، أو اتركها.",
  ],
  "campaign.short/draft": [
    "يجري إعداد {campaign} وتنقصها {short} نقطة",
    "يلزم {needed} نقطة والمتاح {available}. أضف رصيدًا، وإلا لن يُرسل شيء.",
  ],
  "campaign.short/missing": [
    "تبدأ {campaign} قريبًا وتنقصها {short} نقطة",
    "يلزم {needed} نقطة والمتاح {available}. أضف رصيدًا، وإلا لن يُرسل شيء.",
  ],
  "campaign.short/missing-trim": [
    "تبدأ {campaign} قريبًا وتنقصها {short} نقطة",
    "يلزم {needed} نقطة والمتاح {available}. أضف رصيدًا، وإلا تُرسل إلى الأوائل فقط.",
  ],
  "campaign.short/trimmed": [
    "تُرسل {campaign} إلى {count} من {all}",
    "تكفي النقاط أول {count} من الجمهور؛ ويُستبعد الباقون وعددهم {rest}، كما اختير عند البدء. تُظهرهم قائمة المستلمين.",
  ],
  "campaign.short/trouble": ["تبدأ {campaign} قريبًا ولا يمكن إرسالها", "{failure}"],
  "channel.limit": [
    "يمكن لـ {channel} الآن مراسلة: {tier}",
    "من قبل: {tierBefore}. يُحسب فيه من يُراسَلون خارج نافذة 24 ساعة، خلال 24 ساعة، من كل أرقام الحساب.",
  ],
  "channel.name": [
    "الاسم الظاهر لـ {channel}: {nameState}",
    "سجّل الرقم مرة أخرى إن ظل العملاء يرون الاسم القديم.",
  ],
  "channel.name/bad": [
    "الاسم الظاهر لـ {channel}: {nameState}",
    "انظر السبب في WhatsApp Manager، أرقام الهاتف، واطلب اسمًا آخر أو تظلّم هناك.",
  ],
  "channel.quality": [
    "انخفضت جودة {channel}: {quality}",
    "يحظر الناس رسائلها أو يبلّغون عنها. أرسل تسويقًا أقل، إلى من طلبه، حتى ترتفع الجودة: لا يرفع WhatsApp أي حد ما دامت منخفضة.",
  ],
  "channel.state": [
    "حالة {channel} لدى WhatsApp: {badge}",
    "يسميها WhatsApp {word}؛ وكانت {wordBefore}. شغّل الفحص من الإعدادات، القنوات لترى ما يلزم.",
  ],
  "charges.suspended": [
    "رسائل مُسلَّمة تنتظر سعرًا",
    "سلّم WhatsApp رسائل لا سعر لها في قائمة الأسعار. ما حُجز لها يبقى محجوزًا، وتُحتسب عند وجود سعر: اطلب من مشغّل هذا الخادم استيراد قائمة أسعار Meta لذلك اليوم (lodestone prices import).",
  ],
  "contacts.export-ready": ["ملف التصدير جاهز", {
    zero: "لا جهات اتصال. يُحفظ الملف 7 أيام.",
    one: "جهة اتصال واحدة. يُحفظ الملف 7 أيام.",
    two: "جهتا اتصال. يُحفظ الملف 7 أيام.",
    few: "{count} جهات اتصال. يُحفظ الملف 7 أيام.",
    many: "{count} جهة اتصال. يُحفظ الملف 7 أيام.",
    other: "{count} جهة اتصال. يُحفظ الملف 7 أيام.",
  }],
  "dispute.lost": ["خُسر الاعتراض على {sum}", "استرجع البنك المال، ومعه {points} نقطة."],
  "dispute.lost/plan": ["خُسر الاعتراض على {sum}", "استرجع البنك المال."],
  "dispute.open": ["يعترض بنك على دفعة {sum}", "تُنحّى حتى {points} نقطة إلى حين البتّ في الاعتراض."],
  "dispute.open/plan": ["يعترض بنك على دفعة {sum}", "تستمر الخطة إلى حين البتّ في الاعتراض."],
  "dispute.won": ["انتهى الاعتراض على {sum}", "النقاط التي نُحّيت لك من جديد."],
  "dispute.won/plan": ["انتهى الاعتراض على {sum}", "الدفعة قائمة."],
  "inbox.assigned": ["محادثة صارت لك", "أعطاك {by} المحادثة مع {contact}."],
  "inbox.assigned/key": ["محادثة صارت لك", "أعطاك مفتاح API المحادثة مع {contact}."],
  "inbox.assigned/rule": ["محادثة صارت لك", "أعطتك قاعدة المحادثة مع {contact}."],
  "inbox.mention": ["ذكرك {by} في ملاحظة"],
  "inbox.not-sent": ["لم تُرسل رسالة مجدولة", "إلى {contact}: {failure}"],
  "inbox.reminder": ["تذكير: {contact}", "أردت العودة إلى هذه المحادثة."],
  "inbox.reminder/note": ["تذكير: {contact}"],
  "mandate.active": ["يمكن احتساب الشحن التلقائي", "خُوّلت {label} لدى {gateway}."],
  "mandate.ended": ["لم يعد الشحن التلقائي يُحتسب", "{label}: انتهى التخويل. من الآن يصلك رابط للدفع."],
  "payment.captured/plan": ["دُفع {plan}", "وصلت دفعتك {sum}."],
  "payment.captured/plan-late": [
    "دُفع {plan}",
    "وصلت دفعتك {sum}. جاءت بعد إغلاق الدفعة، وتُحسب مع ذلك؛ إن لم ترد ذلك فاطلب استردادًا في صفحة الدفعة.",
  ],
  "payment.captured/points": ["أُضيفت {points} نقطة", "وصلت دفعتك {sum}."],
  "payment.captured/points-late": [
    "أُضيفت {points} نقطة",
    "وصلت دفعتك {sum}. جاءت بعد إغلاق الدفعة، والنقاط لك مع ذلك؛ إن لم ترد ذلك فاطلب استردادًا في صفحة الدفعة.",
  ],
  "payment.failed": ["فشلت دفعة {sum}", "{why} لم يُضَف شيء. يمكنك المحاولة مرة أخرى."],
  "payment.settled/recorded": ["سُوّي أمر {sum}", "يقول مشغّل هذا الخادم: {reason}"],
  "payment.settled/returning": [
    "تُعاد دفعة {sum}",
    "يستغرق ذلك أيامًا لدى بعض البنوك. يقول مشغّل هذا الخادم: {reason}",
  ],
  "payment.settled/sent": ["أُعيدت دفعة {sum}", "لم تُضَف نقاط مقابلها."],
  "payment.suspense/amount": [
    "تعذّر قيد دفعة",
    `وصلت دفعة {sum}، والمطلوب {asked}. لم تُقيَّد. ${told}، وسيقيّدها أو يعيد المال.`,
  ],
  "payment.suspense/beyond": [
    "استرداد يحتاج إلى المشغّل",
    `عاد {sum}، أكثر مما بقي من هذه الدفعة. لم يُؤخذ شيء مقابله. ${told}.`,
  ],
  "payment.suspense/currency": [
    "تعذّر قيد دفعة",
    `وصلت دفعة {sum}، والمطلوب {asked}. لم تُقيَّد. ${told}، وسيقيّدها أو يعيد المال.`,
  ],
  "payment.suspense/dispute": ["اعتراض يحتاج إلى المشغّل", `سأل بنك عن {sum} من هذه الدفعة. ${told}.`],
  "payment.suspense/late": ["تعذّر قيد دفعة", "وصلت دفعة {sum} لشراء كان قد أُغلق. تجري إعادتها."],
  "payment.suspense/returned": [
    "استرداد يحتاج إلى المشغّل",
    `أُرسل استرداد {sum} وعاد: لم يستطع البنك قبوله. ${told}، وسيرسله بطريقة أخرى.`,
  ],
  "payment.suspense/twice": [
    "تعذّر قيد دفعة",
    `وصلت دفعة {sum} لشراء سبق دفعه. لم تُضَف مرتين. ${told}، وسيعيد المال.`,
  ],
  "plan.changed": ["تغيّرت خطتك إلى {plan}، {term}", "تبدأ في {day}."],
  "plan.changed/now": ["تغيّرت خطتك إلى {plan}، {term}", "هي سارية الآن."],
  "plan.expired/cancelled": ["حالة خطتك {plan}: {state}", `أُلغيت. ${stopped}`],
  "plan.expired/returned": ["حالة خطتك {plan}: {state}", `عادت دفعتها. ${stopped}`],
  "plan.expired/trial": ["حالة خطتك {plan}: {state}", `انتهت التجربة. ${stopped}`],
  "plan.expired/unpaid": ["حالة خطتك {plan}: {state}", `لم تُدفع. ${stopped}`],
  "plan.past-due": [
    "خطتك {plan} غير مدفوعة",
    "انتهت الفترة في {since}، والقادمة بمبلغ {sum} قبل الضريبة. بلا دفع تتوقف الخطة في {day}.",
  ],
  "plan.payment-due": [
    "تُجدَّد خطتك {plan} في {day}",
    "الفترة القادمة بمبلغ {sum} قبل الضريبة. ادفع الآن فتستمر بلا انقطاع.",
  ],
  "plan.trial-ends": [
    each(days, (form) => `تنتهي تجربتك خلال: ${form}`),
    "الخطة {plan} بمبلغ {sum} قبل الضريبة. ما لم يُدفع حتى {day} لا يرسل رسائل مدفوعة بعدها.",
  ],
  "reconciliation.differs": [
    "يَعُدّ WhatsApp في {day} رسائل غير التي احتُسبت هنا",
    "على «{channel}» يختلف عدّ {count} من {all} رسالة. تبيّن صفحة اليوم أيها ولماذا؛ وعند إغلاقها يبقى سببك بجانب الأرقام.",
  ],
  "refund.done": ["أُعيد {sum}", "استُرجعت {points} نقطة مقابله، وصدر إشعار دائن."],
  "refund.done/plan": ["أُعيد {sum}", "صدر إشعار دائن."],
  "refund.failed": ["فشل استرداد {sum}", "{why}. النقاط التي نُحّيت له لك من جديد."],
  "refund.failed/plan": ["فشل استرداد {sum}", "{why}."],
  "suspense.opened": ["{sum} معلّق", "{case}"],
  "suspense.return-failed": ["تعذّرت إعادة {sum}", "{why} عاد إلى قائمة المعلّقات."],
  "template.approved": ["اعتُمد القالب «{name}» ({language})", ""],
  "template.category": ["تغيّرت فئة القالب «{name}» ({language})"],
  "template.paused": ["أُوقف القالب «{name}» ({language}) مؤقتًا"],
  "template.paused/disabled": ["عُطّل القالب «{name}» ({language})"],
  "template.paused/status": ["تغيّرت حالة القالب «{name}» ({language})"],
  "template.quality": ["انخفضت جودة القالب «{name}» ({language})"],
  "template.rejected": ["رُفض القالب «{name}» ({language})"],
  "wallet.days": [each(days, lasts), ends],
  "wallet.days/hours": [each(hours, lasts), ends],
  "wallet.locked": [
    "نفد رصيد الرسائل: لا تُرسل الرسائل المدفوعة",
    "المتاح {available} نقطة. وهناك {held} محجوزة لرسائل جارية، منها {largest} لـ «{label}». أضف رصيدًا للمتابعة فورًا؛ صندوق الوارد والردود المجانية يعملان كما كانا.",
    "المتاح {available} نقطة. أضف رصيدًا للمتابعة فورًا؛ صندوق الوارد والردود المجانية يعملان كما كانا.",
  ],
  "wallet.locked/strict": [
    "نفد رصيد الرسائل: لا تُرسل الرسائل المدفوعة",
    "المتاح {available} نقطة. وهناك {held} محجوزة لرسائل جارية، منها {largest} لـ «{label}». أضف رصيدًا للمتابعة فورًا؛ حتى ذلك الحين لا يُرسل شيء، ولا الردود المجانية. القراءة كما كانت.",
    "المتاح {available} نقطة. أضف رصيدًا للمتابعة فورًا؛ حتى ذلك الحين لا يُرسل شيء، ولا الردود المجانية. القراءة كما كانت.",
  ],
  "wallet.low": [
    "رصيد الرسائل منخفض: بقيت {available} نقطة",
    "يأتي هذا الإشعار عند {threshold} نقطة أو أقل. أضف رصيدًا قبل نفاده: من دونه تُرفض الحملات والرسائل المدفوعة الأخرى.",
  ],
  "wallet.low/held": [
    "رصيد الرسائل منخفض: بقيت {available} نقطة",
    "يأتي هذا الإشعار عند {threshold} نقطة أو أقل. وهناك {held} محجوزة لرسائل جارية، منها {largest} لـ «{label}». أضف رصيدًا قبل نفاده: من دونه تُرفض الحملات والرسائل المدفوعة الأخرى.",
    "يأتي هذا الإشعار عند {threshold} نقطة أو أقل. وهناك {held} محجوزة لرسائل جارية. أضف رصيدًا قبل نفاده: من دونه تُرفض الحملات والرسائل المدفوعة الأخرى.",
  ],
};
