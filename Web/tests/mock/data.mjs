// Believable rows for the mock server. A seed makes them the same each time.
let seed = 20261123;
const random = () => {
  seed = (seed * 1664525 + 1013904223) % 4294967296;
  return seed / 4294967296;
};
export const pick = (list) => list[Math.floor(random() * list.length)];
export const between = (low, high) => low + Math.floor(random() * (high - low + 1));

let lastID = 1;
const digits = "0123456789abcdefghjkmnpqrstvwxyz";
export const id = (prefix) => {
  let rest = lastID++;
  let text = "";
  for (let at = 0; at < 13; at++) {
    text = digits[rest % 32] + text;
    rest = Math.floor(rest / 32);
  }
  return `${prefix}_${text}`;
};

const now = Date.now();
export const ago = (minutes) => new Date(now - minutes * 60_000).toISOString();
export const ahead = (minutes) => new Date(now + minutes * 60_000).toISOString();

const people = [
  "Asha Verma",
  "Lukas Brandt",
  "Fatima Al Zahra",
  "João Pereira",
  "Meera Iyer",
  "Tom Whitfield",
  "Zainab Qureshi",
  "Rohan Kapoor",
  "Sofía Hernández",
  "Chen Wei",
  "Ananya Rao",
  "Kwame Mensah",
  "Ingrid Sørensen",
  "Vikram Shetty",
  "Laila Haddad",
  "Marco Bianchi",
  "Priya Nair",
  "Dmitri Volkov",
  "Aisha Bello",
  "Hiroshi Tanaka",
  "Camila Rojas",
  "Noah Fischer",
  "Sanjana Pillai",
  "Omar Farouk",
  "Elif Yılmaz",
  "Rahul Deshmukh",
  "Grace Okafor",
  "Mateo Vargas",
  "Nisha Gupta",
  "Peter Novák",
  "ليلى حسن",
  "अनिल शर्मा",
];
const lines = [
  "Hi, is the blue kurta still available in M?",
  "Thank you, it arrived this morning 🙏",
  "Can I change my delivery address?",
  "What time do you open on Sunday?",
  "I’d like to book a fitting for Saturday",
  "Could you send me the invoice again, please?",
  "The link doesn’t open on my phone",
  "Perfect, see you at 5",
  "Do you ship to Dubai?",
  "ok",
  "How much for two?",
  "Order #4218 is still showing as packed, can you check?",
  "Great service as always ⭐️",
  "When is the next sale?",
];
const answers = [
  "Yes, it is. Shall I put one aside for you?",
  "Glad to hear it. Enjoy!",
  "Of course, which address should it go to?",
  "We open at 10 and close at 6.",
  "Saturday 11:30 or 15:00, which suits you better?",
  "Here it is. Anything else I can do?",
];

export const workspace = {
  id: id("ws"),
  name: "Marigold Clothing",
  country: "IN",
  currency: "INR",
  timeZone: "Asia/Kolkata",
  trialActivatedAt: ago(40_000),
};
export const self = { id: id("mem"), name: "Asha Verma", email: "asha@marigold.example", role: "OWNER" };

export const permissions = [
  ["members.view", "MEMBER"],
  ["members.manage", "ADMIN"],
  ["contacts.view", "MEMBER"],
  ["contacts.edit", "MEMBER"],
  ["contacts.delete", "ADMIN"],
  ["contacts.import", "MEMBER"],
  ["contacts.export", "ADMIN"],
  ["contacts.bulk", "ADMIN"],
  ["contacts.merge", "MEMBER"],
  ["contacts.consent", "ADMIN"],
  ["contacts.fields.manage", "ADMIN"],
  ["segments.manage", "MEMBER"],
  ["companies.view", "MEMBER"],
  ["companies.edit", "MEMBER"],
  ["companies.delete", "ADMIN"],
  ["communities.view", "MEMBER"],
  ["communities.manage", "MEMBER"],
  ["inbox.view", "MEMBER"],
  ["inbox.send", "MEMBER"],
  ["inbox.sales.view", "MEMBER"],
  ["inbox.sales.manage", "ADMIN"],
  ["inbox.support.view", "MEMBER"],
  ["inbox.support.manage", "ADMIN"],
  ["inbox.export", "ADMIN"],
  ["quick-replies.manage", "ADMIN"],
  ["tags.manage", "ADMIN"],
  ["teams.manage", "ADMIN"],
  ["roles.manage", "ADMIN"],
  ["campaigns.view", "MEMBER"],
  ["campaigns.edit", "ADMIN"],
  ["campaigns.send", "ADMIN"],
  ["sequences.view", "MEMBER"],
  ["sequences.edit", "ADMIN"],
  ["sequences.send", "ADMIN"],
  ["templates.view", "MEMBER"],
  ["templates.sync", "ADMIN"],
  ["templates.manage", "ADMIN"],
  ["failed-messages.view", "MEMBER"],
  ["channels.view", "MEMBER"],
  ["channels.manage", "ADMIN"],
  ["links.view", "MEMBER"],
  ["links.manage", "ADMIN"],
  ["contacts.fields.manage", "ADMIN"],
  ["automations.view", "MEMBER"],
  ["automations.manage", "ADMIN"],
  ["satisfaction.view", "ADMIN"],
  ["credits.view", "MEMBER"],
  ["credits.journal", "ADMIN"],
  ["billing.view", "ADMIN"],
  ["billing.manage", "OWNER"],
  ["api-keys.manage", "ADMIN"],
  ["audit.view", "ADMIN"],
].map(([name, from]) => ({ name, from }));

export const members = [
  { ...self, joinedAt: ago(60_000), lastSeenAt: ago(0) },
  {
    id: id("mem"),
    name: "Daniel Okoro",
    email: "daniel@marigold.example",
    role: "ADMIN",
    joinedAt: ago(50_000),
    lastSeenAt: ago(34),
  },
  {
    id: id("mem"),
    name: "Mina Petrova",
    email: "mina@marigold.example",
    role: "MEMBER",
    joinedAt: ago(9_000),
    lastSeenAt: ago(2_900),
  },
  { id: id("mem"), name: "Ravi Menon", email: "ravi@marigold.example", role: "MEMBER", joinedAt: ago(3_000) },
];
export const invitations = [{
  id: id("inv"),
  email: "zoe@marigold.example",
  role: "MEMBER",
  expiresAt: ahead(7_000),
}];
export const keys = [
  {
    id: id("key"),
    name: "Shop backend",
    prefix: "lsk_9f2c",
    scopes: ["inbox.send", "contacts.edit"],
    createdAt: ago(30_000),
    lastUsedAt: ago(3),
  },
  {
    id: id("key"),
    name: "Data warehouse",
    prefix: "lsk_71ab",
    scopes: ["contacts.view", "campaigns.view", "credits.view", "inbox.view"],
    createdAt: ago(20_000),
  },
  {
    id: id("key"),
    name: "Old till",
    prefix: "lsk_03dd",
    scopes: ["inbox.send"],
    createdAt: ago(90_000),
    lastUsedAt: ago(50_000),
    revokedAt: ago(44_000),
  },
];
export const audit = [
  ["campaigns.started", id("cmp"), "Festival of lights"],
  ["channels.connected", id("chn"), "Main number", "Main number"],
  ["members.invited", id("inv"), "zoe@marigold.example as MEMBER"],
  ["api-keys.created", id("key"), "Data warehouse: contacts.view, campaigns.view", "Data warehouse"],
  ["members.role-changed", members[1].id, "MEMBER to ADMIN", "Daniel Okoro"],
  ["account.password-changed", id("usr"), "", "Asha Verma"],
].map(([action, subject, detail, name], index) => ({
  id: id("aud"),
  at: ago(20 + index * 1_500),
  actor: self.id,
  actorName: index % 3 ? self.name : "Daniel Okoro",
  action,
  subject,
  detail,
  names: name ? { [subject]: name } : {},
}));

export const channels = [{
  id: id("chn"),
  name: "Main number",
  kind: "simulator",
  displayNumber: "+91 80 4718 2200",
  phoneNumberId: "106540352242922",
  wabaId: "102290129340398",
  state: "connected",
  quality: "GREEN",
  messagesPerSecond: 80,
  verifiedName: "Marigold Clothing",
  webhookURL: "http://127.0.0.1:8080/webhooks/whatsapp",
}];

const template = (name, category, components, variables, status = "APPROVED", language = "en_US") => ({
  id: id("tpl"),
  channelId: channels[0].id,
  name,
  language,
  category,
  status,
  components,
  variables,
});
const body = (text) => ({ type: "BODY", text });
const variable = (key, sample) => ({ key, component: key.split(".")[0], sample });
export const templates = [
  template("festival_offer", "MARKETING", [
    { type: "HEADER", format: "IMAGE" },
    body(
      "Hello {{1}} ✨\n\nThe festival collection is here: *20 % off* everything until {{2}}.\nShow this message in the shop, or order from your sofa.",
    ),
    { type: "FOOTER", text: "Reply STOP to opt out" },
    {
      type: "BUTTONS",
      buttons: [{ type: "URL", text: "See the collection", url: "https://shop.example/f/{{1}}" }, {
        type: "QUICK_REPLY",
        text: "Stop promotions",
      }],
    },
  ], [variable("body.1", "Asha"), variable("body.2", "Sunday"), variable("button.0.1", "festival")]),
  template("order_shipped", "UTILITY", [
    { type: "HEADER", format: "TEXT", text: "Order {{1}}" },
    body("Hi {{1}}, your order is on its way and should arrive on *{{2}}*."),
    {
      type: "BUTTONS",
      buttons: [{ type: "URL", text: "Track the parcel", url: "https://shop.example/t/{{1}}" }],
    },
  ], [
    variable("header.1", "4218"),
    variable("body.1", "Asha"),
    variable("body.2", "Friday"),
    variable("button.0.1", "4218"),
  ]),
  template("hello_world", "UTILITY", [
    { type: "HEADER", format: "TEXT", text: "Hello World" },
    body(
      "Welcome and congratulations!! This message demonstrates your ability to send a WhatsApp message notification.",
    ),
    { type: "FOOTER", text: "WhatsApp Business Platform sample message" },
  ], []),
  template("we_miss_you", "MARKETING", [
    body("Hi {{1}}, it has been a while. Here is ₹200 off your next order."),
    { type: "BUTTONS", buttons: [{ type: "COPY_CODE", example: "MISSYOU200" }] },
  ], [variable("body.1", "Asha")]),
  template("login_code", "AUTHENTICATION", [{ type: "BODY", add_security_recommendation: true }, {
    type: "FOOTER",
    code_expiration_minutes: 10,
  }, { type: "BUTTONS", buttons: [{ type: "OTP", text: "Copy code" }] }], [variable("body.1", "123456")]),
  template("new_arrivals", "MARKETING", [body("New this week, picked for you:"), {
    type: "CAROUSEL",
    cards: ["Silk stole", "Block-print kurta", "Linen shirt"].map((name) => ({
      components: [{ type: "HEADER", format: "IMAGE" }, body(name), {
        type: "BUTTONS",
        buttons: [{ type: "QUICK_REPLY", text: "I like it" }],
      }],
    })),
  }], []),
  template(
    "oferta_de_verano",
    "MARKETING",
    [body("Hola {{1}}, la colección de verano ya está aquí.")],
    [variable("body.1", "Lucía")],
    "PENDING",
    "es",
  ),
  template("flash_sale", "MARKETING", [body("FLASH SALE!!! Click now!!!")], [], "REJECTED"),
  template("appointment_reminder", "UTILITY", [
    body("Hi {{1}}, a reminder of your fitting on *{{2}}* at our Indiranagar shop."),
    {
      type: "BUTTONS",
      buttons: [{ type: "QUICK_REPLY", text: "I’ll be there" }, { type: "QUICK_REPLY", text: "Change it" }],
    },
  ], [variable("body.1", "Asha"), variable("body.2", "Saturday, 11:30")]),
  template(
    "weekend_picks",
    "MARKETING",
    [
      { type: "HEADER", format: "IMAGE" },
      { type: "LIMITED_TIME_OFFER", limited_time_offer: { text: "Weekend prices", has_expiration: true } },
      body("Hi {{1}}, this weekend only. See you at the shop?"),
      {
        type: "BUTTONS",
        buttons: [
          { type: "COPY_CODE", example: "WEEKEND20" },
          { type: "URL", text: "Shop now", url: "https://shop.example/w/{{1}}" },
          { type: "QUICK_REPLY", text: "Hold one for me" },
        ],
      },
    ],
    [
      { ...variable("header.media", null), type: "image", required: true },
      { ...variable("offer.expires", null), component: "offer", type: "time", required: true },
      { ...variable("body.1", "Asha"), type: "text", required: true },
      { ...variable("button.0.code", "WEEKEND20"), type: "code", button: 0, required: true },
      { ...variable("button.1.1", "sale"), type: "link", button: 1, required: true },
      { ...variable("button.2.payload", null), type: "payload", button: 2, required: false },
    ],
  ),
];

export const contacts = Array.from({ length: 420 }, (_, index) => ({
  id: id("con"),
  name: index < people.length
    ? people[index]
    : `${pick(people).split(" ")[0]} ${pick(people).split(" ").at(-1)}`,
  phone: `+9198${String(10_000_000 + index * 7919).slice(0, 8)}`,
  optIn: pick(["yes", "yes", "unknown", "no"]),
  source: "manual",
  username: index % 17 === 0 ? `user${index}` : undefined,
  createdAt: ago(index * 95 + 10),
}));
contacts[4].name = "";

const price = "0.863100";
const cost = (charged, category, free) => ({ held: "0", charged, category, free });
const message = (conversation, direction, type, minutes, rest = {}) => ({
  id: id("msg"),
  wamid: `wamid.${id("wam")}`,
  conversationId: conversation,
  direction,
  type,
  text: null,
  content: {},
  state: direction === "in" ? "received" : "read",
  origin: direction === "in" ? "contact" : "agent",
  at: ago(minutes),
  sentAt: direction === "out" ? ago(minutes) : undefined,
  deliveredAt: direction === "out" ? ago(minutes) : undefined,
  readAt: undefined,
  cost: direction === "out" ? cost("0", "service", "free_monthly_allowance") : undefined,
  ...rest,
});

function everyKind(conversation, contact) {
  const one = (direction, type, minutes, rest) => message(conversation, direction, type, minutes, rest);
  const question = one("in", "text", 2_900, {
    text: "Hi! Do you have the *Jaipur* print in linen? I saw it on https://shop.example/jaipur",
  });
  return [
    question,
    one("out", "text", 2_898, {
      text: "We do, in _three_ colours. Here is a picture:",
      replyTo: question.wamid,
    }),
    one("out", "image", 2_897, {
      content: { id: "med_picture", mime_type: "image/jpeg", caption: "Jaipur print, indigo" },
      reactions: [{ emoji: "😍", direction: "in" }],
      text: "Jaipur print, indigo",
    }),
    one("in", "audio", 2_885, { content: { id: "med_voice", mime_type: "audio/ogg", voice: true } }),
    one("in", "location", 1_500, {
      content: {
        latitude: 12.9784,
        longitude: 77.6408,
        name: "Indiranagar",
        address: "100 Feet Road, Bengaluru",
      },
    }),
    one("out", "document", 1_490, {
      content: { id: "med_document", filename: "Size chart 2026.pdf", mime_type: "application/pdf" },
      text: "Our size chart",
    }),
    one("in", "contacts", 1_480, {
      content: [{
        name: { formatted_name: "Dr. Meera Iyer" },
        phones: [{ phone: "+44 7700 900456" }],
        org: { company: "Example Clinic", title: "Consultant" },
      }],
    }),
    one("out", "interactive", 1_470, {
      content: {
        type: "button",
        body: { text: "How should we send it?" },
        action: {
          buttons: [{ reply: { id: "a", title: "Courier" } }, { reply: { id: "b", title: "Pick up" } }],
        },
      },
      text: "How should we send it?",
    }),
    one("in", "interactive", 1_460, {
      content: { type: "button_reply", button_reply: { id: "a", title: "Courier" } },
      text: "Courier",
    }),
    one("in", "order", 1_450, {
      content: {
        catalog_id: "1",
        text: "Please gift wrap",
        product_items: [{
          product_retailer_id: "KURTA-BLUE-M",
          quantity: 2,
          item_price: 1499,
          currency: "INR",
        }, { product_retailer_id: "STOLE-RED", quantity: 1, item_price: 599.5, currency: "INR" }],
      },
    }),
    one("in", "interactive", 1_440, {
      content: {
        type: "nfm_reply",
        nfm_reply: {
          name: "flow",
          body: "Sent",
          response_json: '{"flow_token":"x","full_name":"Asha Verma","rating":"5"}',
        },
      },
    }),
    one("in", "unsupported", 400, {
      content: {
        errors: [{
          code: 131051,
          title: "Message type unknown",
          message: "Message type unknown",
          error_data: { details: "Message type is currently not supported." },
        }],
      },
    }),
    one("out", "template", 300, {
      origin: "campaign",
      campaignId: "cmp_demo",
      text: "Hello Asha ✨",
      content: {
        components: [
          body("Hello Asha ✨\n\nThe festival collection is here: *20 % off* everything until Sunday."),
          { type: "FOOTER", text: "Reply STOP to opt out" },
          { type: "BUTTONS", buttons: [{ type: "URL", text: "See the collection" }] },
        ],
      },
      cost: cost(price, "marketing"),
    }),
    one("in", "button", 290, {
      text: "See the collection",
      content: { text: "See the collection", payload: "x" },
    }),
    one("out", "text", 120, {
      text: "And the stole goes out tomorrow.",
      state: "failed",
      deliveredAt: undefined,
      error: {
        code: 131026,
        title: "Message undeliverable",
        detail: "The recipient’s phone number is not on WhatsApp, or their app is too old.",
        advice: "Do not send again at once; reach the customer another way.",
      },
    }),
    one("out", "text", 100, { text: "Your parcel is packed 📦", state: "unknown", deliveredAt: undefined }),
    one("out", "text", 40, { text: "It will be with you on Friday.", state: "delivered" }),
    one("in", "text", 8, {
      text: `Lovely, thank you! Could you also tell ${
        contact.name || "my sister"
      }’s tailor about the hem? She’s at the shop until six.`,
    }),
    one("in", "text", 7, { text: "No hurry 🙂" }),
  ];
}

export const messages = new Map();
export const conversations = contacts.slice(0, 240).map((contact, index) => {
  const conversation = id("cnv");
  const newest = index === 0 ? 7 : index * index * 0.9 + index * 6;
  const list = index === 0 ? everyKind(conversation, contact) : [];
  if (index > 0) {
    for (let at = between(2, 40); at > 0; at--) {
      const isOut = at % 3 === 1;
      const text = isOut ? pick(answers) : pick(lines);
      list.push(message(conversation, isOut ? "out" : "in", "text", newest + at * between(3, 40), { text }));
    }
    const isIn = index % 4 !== 2;
    list.push(
      message(conversation, isIn ? "in" : "out", "text", newest, {
        text: isIn ? pick(lines) : pick(answers),
        state: isIn ? "read" : pick(["sent", "delivered", "read", "failed"]),
        error: undefined,
      }),
    );
  }
  list.sort((left, right) => left.at < right.at ? -1 : 1);
  messages.set(conversation, list);
  const lastIn = list.findLast((found) => found.direction === "in");
  return {
    id: conversation,
    contact: { id: contact.id, name: contact.name, phone: contact.phone },
    channelId: channels[0].id,
    status: index > 180 ? "resolved" : "open",
    unread: index === 0 ? 2 : index < 24 && index % 3 === 1 ? between(1, 4) : 0,
    windowUntil: lastIn ? new Date(Date.parse(lastIn.at) + 86_400_000).toISOString() : undefined,
  };
});

export const notices = [
  {
    id: id("ntc"),
    at: ago(18),
    kind: "wallet.low",
    title: "Message Credits are running low",
    detail: "96.40 points are available, 212.30 are held by “Festival of lights”.",
    facts: { available: "96.4", threshold: "100", held: "212.3", case: "held" },
    link: "/credits",
  },
  {
    id: id("ntc"),
    at: ago(900),
    kind: "campaign.completed",
    title: "“Diwali preview” is complete",
    detail: "1,180 of 1,204 messages were delivered.",
    link: "/campaigns",
  },
  {
    id: id("ntc"),
    at: ago(6_000),
    kind: "template.approved",
    title: "Template approved: festival offer",
    detail: "It can be sent now.",
    facts: { name: "festival offer", language: "en", case: "approved" },
    link: "/templates",
    readAt: ago(5_000),
  },
];
export const preferences = [
  ["wallet.low", "Message credits are low"],
  ["wallet.days", "Message credits will last three days"],
  ["wallet.locked", "Message credits are used up"],
  ["charges.suspended", "Messages wait for a price"],
  ["tier.reached", "A step of WhatsApp's volume discount is reached"],
  ["payment.captured", "Points were bought, with the invoice"],
  ["payment.failed", "A payment failed"],
  ["campaign.failed", "A campaign failed or was paused"],
  ["mock.kind", "Something that only the mock tells"],
].map(([kind, label]) => ({
  kind,
  label,
  app: true,
  email: true,
  push: true,
  isMailed: kind !== "mock.kind",
}));
export const push = {
  // A point of the curve, as browsers want it.
  publicKey: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
  subscriptions: [],
};
export { body, cost, message, price };
