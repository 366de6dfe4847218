import type { Entries } from "../types.ts";

/** How a conversation came to be whose it is, and who sees it and why. */
export const why: Entries = {
  "given": ["أُعطيت إلى {whom}."],
  "given-back": ["أعادها {by} فلم تعد لأحد."],
  "given-by": ["أعطاها {by} إلى {whom}."],
  "least-loaded": ["أُعطيت إلى {whom}، صاحب أقل المحادثات المفتوحة في فريق {team}."],
  "left": ["لم تعد لأحد: غادر صاحبها."],
  "member": ["أُعطيت إلى {whom} الذي تصله محادثات هذا الرقم الجديدة."],
  "moved": ["نقلها {by} إلى صندوق {inbox}، حيث لا تكون لأحد أول الأمر."],
  "no-access": ["بقيت بلا أحد: لا يستطيع أحد ممن تسميهم القاعدة رؤية هذا الصندوق."],
  "nobody-free": ["تنتظر: لم يكن هناك من لديه متسع."],
  "nobodys": ["ليست لأحد."],
  "of-their-team": ["هي لفريق {team} الذي هو فيه."],
  "outside-hours": ["تنتظر: جاءت خارج ساعات العمل."],
  "owner": ["أُعطيت إلى {whom} المسؤول عن جهة الاتصال."],
  "previous": ["أُعطيت إلى {whom} الذي كانت له محادثة مع جهة الاتصال هذه."],
  "reopened": ["أعاد {by} فتحها."],
  "resolved": ["حلّها {by}."],
  "resolved-itself": ["حُلّت تلقائيًا: لم يحدث شيء منذ مدة."],
  "role-sees-inbox": ["يرى الدور {name} صندوق {inbox} كله."],
  "round-robin": ["أُعطيت إلى {whom}: كان دوره في فريق {team}."],
  "same-agent": ["أُعطيت إلى {whom} الذي كانت لديه قبل حلّها منذ قليل."],
  "team": ["أُعطيت إلى فريق {team} الذي يأخذ أعضاؤه المحادثات بأنفسهم."],
  "theirs": ["هي له."],
  "took": ["أخذها {by}."],
  "waits": ["تنتظر."],
  "wrote-again": ["كتبت جهة الاتصال مرة أخرى بعد حلّها."],
};

/** Why somebody did not come into a sequence. */
export const enrol: Entries = {
  "before": ["كانوا فيه من قبل، وهو يأخذ كل شخص مرة."],
  "blocked": ["هم محظورون."],
  "draft": ["التسلسل غير منشور."],
  "gone": ["لم تعد جهة الاتصال موجودة."],
  "paused": ["التسلسل متوقف مؤقتًا."],
  "running": ["هم في التسلسل بالفعل."],
  "start": ["لا يستوفون شرط البدء."],
  "unreachable": ["ليس لهم رقم WhatsApp."],
};

/** What happened to somebody in a sequence. Without a detail the server's words stand beneath: they hold the reason. */
export const path: Entries = {
  "clicked": ["فتحت جهة الاتصال رابطًا أو ضغطت زرًا.", ""],
  "failed": ["فشل"],
  "held": ["قيد الانتظار"],
  "moved": ["انتقل إلى خطوة أخرى"],
  "replied": ["كتبت جهة الاتصال.", ""],
  "sent": ["أُرسل.", ""],
  "skipped": ["تُجوّز"],
  "waited": ["انتظر ساعات الإرسال.", ""],
};

/** Why WhatsApp counts other messages. */
export const recon: Entries = {
  "freeWindow": ["أحد الطرفين يحتسبها والآخر يعدّها مجانية."],
  "missedWebhook": ["يَعُدّ WhatsApp أكثر مما وصل خبره هنا: لم تصل إشعاراتها."],
  "oursMore": ["احتُسب هنا أكثر مما يَعُدّ WhatsApp."],
  "tierMove": ["الرسائل نفسها بسعر آخر: الحساب في شريحة حجم أخرى، أو أن قائمة الأسعار ليست الأحدث."],
  "waiting": ["يكرّر WhatsApp إشعاراته سبعة أيام، فقد يستوي ذلك وحده."],
  "wrongCategory": ["يَعُدّها الطرف الآخر في فئة أخرى."],
};

/** What Meta tells of a number, by its own words for what it is about; its values stay as they are. */
export const meta: Entries = {
  "account_review_update": ["مراجعة الحساب: {word}."],
  "account_update": ["الحساب: {word}."],
  "business_capability_update": ["حد المراسلة، أشخاص في اليوم: {tier}."],
  "message_template_components_update": ["القالب «{template}» ({language}): تغيّر."],
  "message_template_quality_update": ["القالب «{template}» ({language}): الجودة {wordBefore} ← {word}."],
  "message_template_status_update": ["القالب «{template}» ({language}): {word}."],
  "phone_number_name_update": ["الاسم الظاهر «{shown}»: {word}."],
  "phone_number_quality_update": ["الرقم: {word}."],
  "security": ["التحقق بخطوتين: {word}."],
  "template_category_update": ["القالب «{template}» ({language}): الفئة {wordBefore} ← {word}."],
  "template_correct_category_detection": ["القالب «{template}» ({language}): يرى WhatsApp أن فئته خاطئة."],
};

/** Why a row of an imported file is not what it was to be, or was not taken back. */
export const imports: Entries = {
  "already-there": ["توجد جهة اتصال بهذا الرقم بالفعل."],
  "changed-since": ["جرى تغييرها منذ ذلك الحين."],
  "contact-deleted": ["جهة الاتصال بهذا الرقم محذوفة. استعدها أولاً."],
  "field-changed": ["{label}: تغيّر منذ ذلك الحين، لذا لم يُتراجع عنه."],
  "fills-itself": ["«{value}» تمتلئ تلقائيًا بمرشّح."],
  "no-address": ["«{value}» ليس عنوان بريد إلكتروني."],
  "no-member": ["لا يوجد عضو باسم «{value}»."],
  "no-room": ["لا تتسع خطتك لجهة اتصال أخرى."],
  "not-there": ["لم تعد جهة الاتصال موجودة."],
  "number-again": ["الصف {row} فيه هذا الرقم بالفعل."],
  "number-earlier": ["صف سابق فيه هذا الرقم."],
  "part-changed": ["{part}: تغيّر منذ ذلك الحين، لذا لم يُتراجع عنه."],
  "said-no": ["رفض هذا الشخص التسويق، والملف لا يغيّر ذلك."],
  "used-since": ["استُخدمت منذ ذلك الحين: توجد رسائل."],
};
