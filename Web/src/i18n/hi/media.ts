import type { media as source } from "../en/media.ts";
import type { Translated } from "../messages.ts";

export const media: Translated<typeof source> = {
  "file.open": "बड़ा देखें: {name}",
  "file.play": "चलाएँ: {name}",
  "file.pause": "रोकें: {name}",
  "file.place": "{name} में जगह",
  "file.placeOf": "{length} में से {at}",
  "file.speed": "गति {speed}, अगली के लिए दबाएँ",
  "file.fetching": "WhatsApp से आ रही है…",
  "file.failed": "फ़ाइल नहीं आई",
  "file.retry": "फिर से लाएँ",
  "file.lightbox": "तस्वीरें और वीडियो",
  "file.of": "{count} में से {place}",
  "file.previous": "पिछली",
  "file.next": "अगली",
  "whyHere.ask": "क्यों?",
  "whyHere.assigned": "यह क्यों सौंपी गई?",
  "whyHere.visible": "इसे कौन देख सकता है, और क्यों?",
  "whyHere.byHand": "किसी नियम ने इसे नहीं दिया: लोगों ने इसे लिया या आगे दिया।",
};
