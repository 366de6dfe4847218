import type { people as source } from "../en/people.ts";
import type { Translated } from "../messages.ts";

export const people: Translated<typeof source> = {
  "contacts.search": "नाम, नंबर या यूज़रनेम से खोजें",
  "contacts.empty.title": "अभी कोई संपर्क नहीं",
  "contacts.empty.text":
    "जो आपको लिखता है वह संपर्क बन जाता है। आप यहाँ भी लोग जोड़ सकते हैं, या कैंपेन बनाते समय फ़ाइल अपलोड कर सकते हैं।",
  "contacts.noMatch.title": "कोई संपर्क मेल नहीं खाता",
  "contacts.noMatch.text": "किसी का नाम, नंबर या यूज़रनेम “{search}” से शुरू नहीं होता।",

  "contact.phone.help": "देश के कोड के साथ, जैसे +91 98765 43210, या जैसे देश में डायल किया जाता है।",
  "contact.userID": "WhatsApp यूज़र आईडी",
  "contact.write": "लिखें",
  "contact.block": "ब्लॉक: न भेजता है, न पाता है",
  "contact.saved": "{name} सेव हो गया।",
  "contact.delete.title": "{name} को मिटाएँ?",
  "contact.delete.text":
    "संपर्क की निजी जानकारी मिटा दी जाती है। मार्केटिंग से इनकार दर्ज रहता है, ताकि कोई ग़लती से न लिखे। इसे पलटा नहीं जा सकता।",
};
