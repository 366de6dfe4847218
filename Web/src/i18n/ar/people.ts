import type { people as source } from "../en/people.ts";
import type { Translated } from "../messages.ts";

export const people: Translated<typeof source> = {
  "contacts.search": "ابحث بالاسم أو الرقم أو اسم المستخدم",
  "contacts.empty.title": "لا جهات اتصال بعد",
  "contacts.empty.text":
    "كل من يكتب إليك يصبح جهة اتصال. يمكنك أيضًا إضافة أشخاص هنا، أو رفع ملف عند إنشاء حملة.",
  "contacts.noMatch.title": "لا جهة اتصال مطابقة",
  "contacts.noMatch.text": "لا اسم ولا رقم ولا اسم مستخدم يبدأ بـ«{search}».",

  "contact.phone.help": "مع رمز البلد، مثل ‎+971 50 123 4567، أو كما يُطلب داخل البلد.",
  "contact.userID": "معرّف مستخدم واتساب",
  "contact.write": "كتابة",
  "contact.block": "محظور: لا يرسل ولا يستلم",
  "contact.saved": "تم حفظ {name}.",
  "contact.delete.title": "حذف {name}؟",
  "contact.delete.text":
    "تُمحى البيانات الشخصية لجهة الاتصال. يُحتفظ برفض التسويق كي لا يُكتب إليها خطأً. لا يمكن التراجع عن هذا.",
};
