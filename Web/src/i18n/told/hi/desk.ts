import type { Entries } from "../types.ts";

/** How a conversation came to be whose it is, and who sees it and why. */
export const why: Entries = {
  "given": ["{whom} को दी गई।"],
  "given-back": ["{by} ने इसे लौटाया, अब यह किसी की नहीं।"],
  "given-by": ["{by} ने इसे {whom} को दिया।"],
  "least-loaded": ["{whom} को दी गई, जिनके पास टीम {team} में सबसे कम खुली बातचीत थीं।"],
  "left": ["यह किसी की नहीं रही: जिसके पास थी, वह चला गया।"],
  "member": ["{whom} को दी गई, जिन्हें इस नंबर की नई बातचीत मिलती हैं।"],
  "moved": ["{by} ने इसे दूसरे इनबॉक्स में भेजा: {inbox}। वहाँ पहले यह किसी की नहीं होती।"],
  "no-access": ["यह किसी की नहीं रही: नियम में जिनके नाम हैं, उनमें से कोई यह इनबॉक्स नहीं देख सकता।"],
  "nobody-free": ["यह इंतज़ार में है: ऐसा कोई नहीं था जिसके पास जगह हो।"],
  "nobodys": ["यह किसी की नहीं है।"],
  "of-their-team": ["यह टीम {team} की है, जिसमें वे हैं।"],
  "outside-hours": ["यह इंतज़ार में है: काम के घंटों के बाहर आई।"],
  "owner": ["{whom} को दी गई, जो संपर्क के ज़िम्मेदार हैं।"],
  "previous": ["{whom} को दी गई, जिनकी इस संपर्क से पहले बातचीत हुई थी।"],
  "reopened": ["{by} ने इसे फिर खोला।"],
  "resolved": ["{by} ने इसे हल किया।"],
  "resolved-itself": ["यह अपने-आप हल हुई: काफ़ी समय से कुछ नहीं हुआ था।"],
  "role-sees-inbox": ["भूमिका {name} यह पूरा इनबॉक्स देखती है: {inbox}।"],
  "round-robin": ["{whom} को दी गई: टीम {team} में उनकी बारी थी।"],
  "same-agent": ["{whom} को दी गई, जिनके पास यह थोड़ी देर पहले हल होने से पहले थी।"],
  "team": ["टीम {team} को दी गई, जिसके सदस्य बातचीत खुद लेते हैं।"],
  "theirs": ["यह उनकी है।"],
  "took": ["{by} ने इसे लिया।"],
  "waits": ["यह इंतज़ार में है।"],
  "wrote-again": ["हल होने के बाद संपर्क ने फिर लिखा।"],
};

/** Why somebody did not come into a sequence. */
export const enrol: Entries = {
  "before": ["वे पहले इसमें थे, और यह हर किसी को एक ही बार लेता है।"],
  "blocked": ["वे ब्लॉक किए हुए हैं।"],
  "draft": ["सीक्वेंस प्रकाशित नहीं है।"],
  "gone": ["संपर्क अब नहीं है।"],
  "paused": ["सीक्वेंस रुका हुआ है।"],
  "running": ["वे पहले से सीक्वेंस में हैं।"],
  "start": ["वे शुरू की शर्त पूरी नहीं करते।"],
  "unreachable": ["उनका WhatsApp नंबर नहीं है।"],
};

/** What happened to somebody in a sequence. Without a detail the server's words stand beneath: they hold the reason. */
export const path: Entries = {
  "clicked": ["संपर्क ने लिंक या बटन दबाया।", ""],
  "failed": ["असफल रहा"],
  "held": ["रुका हुआ है"],
  "moved": ["दूसरे चरण पर गया"],
  "replied": ["संपर्क ने लिखा।", ""],
  "sent": ["भेजा गया।", ""],
  "skipped": ["छोड़ा गया"],
  "waited": ["डिलीवरी के समय का इंतज़ार किया।", ""],
};

/** Why WhatsApp counts other messages. */
export const recon: Entries = {
  "freeWindow": ["एक तरफ़ इन पर शुल्क है, दूसरी तरफ़ ये मुफ़्त हैं।"],
  "missedWebhook": ["WhatsApp यहाँ सुने गए से ज़्यादा गिनता है: उनके वेबहुक नहीं पहुँचे।"],
  "oursMore": ["WhatsApp की गिनती से ज़्यादा पर यहाँ शुल्क लगा।"],
  "tierMove": ["मैसेज उतने ही, कीमत दूसरी: खाता दूसरे वॉल्यूम स्तर पर है, या रेट कार्ड सबसे नया नहीं।"],
  "waiting": ["WhatsApp सात दिन तक वेबहुक दोहराता है, इसलिए यह अपने-आप ठीक हो सकता है।"],
  "wrongCategory": ["दूसरी तरफ़ ये किसी और श्रेणी में गिने गए हैं।"],
};

/** What Meta tells of a number, by its own words for what it is about; its values stay as they are. */
export const meta: Entries = {
  "account_review_update": ["खाते की समीक्षा: {word}।"],
  "account_update": ["खाता: {word}।"],
  "business_capability_update": ["मैसेज की सीमा, लोग प्रतिदिन: {tier}।"],
  "message_template_components_update": ["टेम्पलेट “{template}” ({language}) बदला गया।"],
  "message_template_quality_update": ["टेम्पलेट “{template}” ({language}): गुणवत्ता {wordBefore} → {word}।"],
  "message_template_status_update": ["टेम्पलेट “{template}” ({language}): {word}।"],
  "phone_number_name_update": ["दिखने वाला नाम “{shown}”: {word}।"],
  "phone_number_quality_update": ["नंबर: {word}।"],
  "security": ["दो चरणों वाला सत्यापन: {word}।"],
  "template_category_update": ["टेम्पलेट “{template}” ({language}): श्रेणी {wordBefore} → {word}।"],
  "template_correct_category_detection": ["टेम्पलेट “{template}” ({language}): WhatsApp के अनुसार श्रेणी ग़लत है।"],
};

/** Why a row of an imported file is not what it was to be, or was not taken back. */
export const imports: Entries = {
  "already-there": ["इस नंबर का संपर्क पहले से है।"],
  "changed-since": ["उसके बाद इसे बदला गया है।"],
  "contact-deleted": ["इस नंबर का संपर्क हटाया हुआ है। पहले उसे वापस लाएँ।"],
  "field-changed": ["{label}: उसके बाद बदला गया, इसलिए वापस नहीं लिया गया।"],
  "fills-itself": ["“{value}” एक फ़िल्टर से अपने-आप भरता है।"],
  "no-address": ["“{value}” कोई ईमेल पता नहीं है।"],
  "no-member": ["“{value}” नाम का कोई सदस्य नहीं है।"],
  "no-room": ["आपके प्लान में एक और संपर्क की जगह नहीं है।"],
  "not-there": ["संपर्क अब नहीं है।"],
  "number-again": ["पंक्ति {row} में यह नंबर पहले से है।"],
  "number-earlier": ["इससे पहले की एक पंक्ति में यह नंबर है।"],
  "part-changed": ["{part}: उसके बाद बदला गया, इसलिए वापस नहीं लिया गया।"],
  "said-no": ["इस व्यक्ति ने मार्केटिंग के लिए मना किया है, और फ़ाइल इसे नहीं बदलती।"],
  "used-since": ["उसके बाद इसका इस्तेमाल हुआ है: इसमें मैसेज हैं।"],
};
