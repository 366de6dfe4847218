import type { home as source } from "../en/home.ts";
import type { Translated } from "../messages.ts";

export const home: Translated<typeof source> = {
  "home.morning": "सुप्रभात, {name}",
  "home.afternoon": "नमस्ते, {name}",
  "home.evening": "शुभ संध्या, {name}",
  "home.today": "आज",
  "home.waiting": "जवाब का इंतज़ार",
  "home.toInbox": "इनबॉक्स खोलें",
  "home.allCampaigns": "सभी कैंपेन",

  "tile.conversations": "खुली बातचीत",
  "tile.unread": { "one": "{count} बिना पढ़ी", "other": "{count} बिना पढ़ी" },
  "tile.allRead": "सब पढ़ी गईं",
  "tile.messages": "आज के मैसेज",
  "tile.inOut": "{in} आए, {out} गए",
  "tile.failed": { "one": "{count} असफल", "other": "{count} असफल" },
  "tile.campaigns": "चल रहे कैंपेन",
  "tile.scheduled": { "one": "{count} तय", "other": "{count} तय" },
  "tile.noneScheduled": "कोई तय नहीं",
  "tile.channels": "जुड़े हुए चैनल",
  "tile.channelsUp": "सब चल रहे हैं",
  "tile.channelDown": { "one": "{count} पर ध्यान दें", "other": "{count} पर ध्यान दें" },
  "tile.noChannel": "अपना पहला चैनल जोड़ें",

  "try.title": "अभी आज़माएँ",
  "try.step1": "सिम्युलेटेड फ़ोन खोलें: यह ग्राहक के WhatsApp की जगह है।",
  "try.step2": "उससे अपने खाते को लिखें, और इनबॉक्स से जवाब दें।",
  "try.step3": "कैंपेन भेजें और देखें कि वह कैसे पहुँचता और पढ़ा जाता है।",
  "try.open": "फ़ोन खोलें",
  "try.campaign": "कैंपेन बनाएँ",
  "try.note": "इस मशीन से कुछ बाहर नहीं जाता। Meta खाते की ज़रूरत नहीं।",

  "setup.title": "अपना खाता तैयार करें",
  "setup.done": "हो गया",
  "setup.open": "बाक़ी",
  "setup.channel": "WhatsApp नंबर जोड़ें",
  "setup.template": "टेम्पलेट मंज़ूर कराएँ",
  "setup.campaign": "पहला कैंपेन भेजें",
  "setup.member": "किसी साथी को बुलाएँ",
  "setup.reply": "किसी ग्राहक को जवाब दें",
  "setup.credits": "भेजने के लिए पॉइंट रखें",
};
