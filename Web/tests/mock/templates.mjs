// Templates: drafts, review, edits, copies, the library. A review takes as long as a test wants it to.
import { ago, ahead, channels, id, self, templates } from "./data.mjs";
import { emit } from "./events.mjs";
import { media } from "./messages.mjs";
import { notFound, paged, Refusal } from "./refusal.mjs";
import { findingsOf, predicted } from "./templateRules.mjs";

const find = (wanted) =>
  templates.find((one) => one.id === wanted) ?? (() => {
    throw notFound();
  })();
const part = (components, type) => components.find((one) => one.type.toUpperCase() === type);
const history = new Map();
const namesLimit = 250;
let syncedAt = ago(7);
let syncing = false;

const note = (template, kind, words, by = null, at = new Date().toISOString()) => {
  const list = history.get(template.id) ?? [];
  list.unshift({ id: id("tev"), at, kind, words, by, data: {} });
  history.set(template.id, list);
};

export function kindOf({ components, category }) {
  const types = (part(components, "BUTTONS")?.buttons ?? []).map((button) => button.type);
  const has = (...wanted) => wanted.some((type) => types.includes(type));
  const header = part(components, "HEADER");
  if (category === "AUTHENTICATION") return "authentication";
  if (part(components, "CAROUSEL")) return "carousel";
  if (part(components, "LIMITED_TIME_OFFER")) return "offer";
  if (has("CATALOG", "MPM", "SPM") || header?.format === "PRODUCT") return "product";
  if (has("ORDER_DETAILS")) return "order";
  if (has("COPY_CODE")) return "coupon";
  if (has("FLOW")) return "form";
  return header && header.format !== "TEXT" ? "media" : "text";
}

function variablesOf({ components }, before = "") {
  return components.flatMap((component) => {
    const place = component.type.toLowerCase();
    const example = component.example ?? {};
    const names = [
      ...new Set([...(component.text ?? "").matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map((match) => match[1])),
    ];
    const samples = example.body_text?.[0] ?? example.header_text ?? [];
    const named = example.body_text_named_params ?? example.header_text_named_params ?? [];
    const own = names.map((name, index) => ({
      key: `${before}${place}.${name}`,
      component: place,
      type: "text",
      label: `${component.type[0]}${place.slice(1)} {{${name}}}`,
      sample: named.find((one) => one.param_name === name)?.example ?? samples[index] ?? null,
      required: true,
    }));
    const formats = {
      IMAGE: "media",
      VIDEO: "media",
      DOCUMENT: "media",
      LOCATION: "location",
      PRODUCT: "product",
    };
    const name = place === "header" && formats[component.format];
    const header = name
      ? [{
        key: `${before}header.${name}`,
        component: "header",
        type: name === "media" ? component.format.toLowerCase() : name,
        sample: null,
        required: true,
      }]
      : [];
    const replies = (component.buttons ?? []).flatMap((button, index) =>
      button.type === "QUICK_REPLY"
        ? [{
          key: `${before}button.${index}.payload`,
          component: "button",
          type: "payload",
          button: index,
          sample: null,
          required: false,
        }]
        : []
    );
    const cards = (component.cards ?? []).flatMap((card, index) => variablesOf(card, `card.${index}.`));
    return [...header, ...own, ...replies, ...cards];
  });
}

/** What the server adds to what was written. */
function complete(template, minutes = 40_000) {
  const isDraft = template.status === "DRAFT";
  return Object.assign(template, {
    metaId: isDraft ? null : `7${id("meta").replace(/\D/g, "")}`,
    parameterFormat: "POSITIONAL",
    quality: null,
    rejection: null,
    pause: null,
    ttlSeconds: null,
    allowCategoryChange: true,
    previousCategory: null,
    categoryChange: null,
    edit: { allowed: true, why: null, leftThisMonth: 10, nextAt: null },
    waiting: null,
    author: { id: self.id, name: self.name },
    createdAt: ago(minutes),
    changedAt: ago(minutes),
    submittedAt: isDraft ? null : ago(minutes - 5),
    usedAt: null,
    ...template,
  });
}

templates.forEach((template, index) => {
  complete(template, 40_000 - index * 1_700);
  note(template, "created", "Written", self.name, template.createdAt);
  if (template.status !== "DRAFT") {
    note(template, "submitted", "Sent for review", self.name, template.submittedAt);
  }
  if (template.status === "APPROVED") {
    note(template, "approved", "Approved by WhatsApp", null, ago(39_000 - index * 1_700));
  }
});
const named = (name) => templates.find((one) => one.name === name);
Object.assign(named("festival_offer"), { quality: "GREEN", usedAt: ago(620) });
Object.assign(named("order_shipped"), { quality: "GREEN", usedAt: ago(45) });
Object.assign(named("we_miss_you"), { quality: "YELLOW", usedAt: ago(5_100) });
Object.assign(named("flash_sale"), {
  rejection: {
    reason: "PROMOTIONAL",
    words: "It reads like spam: capital letters and exclamation marks without saying what is on offer.",
    recommendation: "Say what the sale is, for whom and until when, in plain words.",
  },
});
const seeds = [
  {
    name: "order_shipped",
    language: "hi",
    status: "APPROVED",
    category: "UTILITY",
    quality: "GREEN",
    usedAt: ago(300),
  },
  { name: "order_shipped", language: "es", status: "PENDING", category: "UTILITY" },
  {
    name: "weekend_flash",
    language: "en_US",
    status: "PAUSED",
    category: "MARKETING",
    quality: "RED",
    pause: {
      title: "Paused for low quality",
      words:
        "Too many people blocked or reported it. It is paused for three hours; a second pause lasts six.",
      until: ahead(110),
    },
  },
  { name: "eid_greeting", language: "en_US", status: "DRAFT", category: "MARKETING" },
];
for (const { name, ...rest } of seeds) {
  const like = named(name) ?? named("we_miss_you");
  const made = complete({
    ...structuredClone(like),
    ...{ waiting: null, rejection: null, quality: null, usedAt: null },
    id: id("tpl"),
    name,
    ...rest,
  });
  if (made.status === "DRAFT") Object.assign(made, { metaId: null, submittedAt: null });
  templates.push(made);
  note(made, "created", "Written", self.name, made.createdAt);
}
note(named("weekend_flash"), "paused", "Paused for low quality", null, ago(70));

const tell = (template) =>
  emit("template.changed", {
    templateId: template.id,
    channelId: template.channelId,
    status: template.status,
    category: template.category,
  });

const sorts = {
  name: (left, right) => left.name.localeCompare(right.name) || left.language.localeCompare(right.language),
  newest: (left, right) => right.createdAt.localeCompare(left.createdAt),
  used: (left, right) => (right.usedAt ?? "").localeCompare(left.usedAt ?? ""),
};

function list({ query }) {
  const wants = (name, of) => !query.get(name) || query.get(name) === of;
  const found = templates.filter((one) =>
    wants("channel", one.channelId) && wants("status", one.status) && wants("category", one.category) &&
    wants("language", one.language) && wants("kind", kindOf(one)) &&
    wants("quality", one.quality ?? "UNKNOWN") &&
    one.name.includes(query.get("search") ?? "")
  );
  return paged([...found].sort(sorts[query.get("sort") ?? "name"]), query);
}

function summary() {
  const counts = Map.groupBy ? Map.groupBy(templates, (one) => one.status) : templates.reduce((map, one) => {
    map.set(one.status, [...map.get(one.status) ?? [], one]);
    return map;
  }, new Map());
  return {
    syncedAt,
    syncing,
    names: new Set(templates.filter((one) => one.metaId).map((one) => one.name)).size,
    namesLimit,
    byStatus: [...counts].map(([status, all]) => ({ status, count: all.length })),
    languages: [...new Set(templates.map((one) => one.language))],
  };
}

const isTaken = (given, own) =>
  templates.some((one) =>
    one.id !== own && one.channelId === given.channelId && one.name === given.name &&
    one.language === given.language
  );
const written = (
  { channelId, name, language, category, parameterFormat, components, ttlSeconds, allowCategoryChange },
) => ({
  channelId,
  name,
  language,
  category,
  parameterFormat: parameterFormat ?? "POSITIONAL",
  components,
  ttlSeconds: ttlSeconds ?? null,
  allowCategoryChange: allowCategoryChange ?? true,
});
const refuseTaken = (given, own) => {
  if (isTaken(given, own)) {
    throw new Refusal(409, "There is a template of this name in this language", undefined, [{
      field: "name",
      detail: "There is a template of this name in this language.",
    }]);
  }
};

function create({ body }) {
  refuseTaken(body);
  const made = complete({ id: id("tpl"), status: "DRAFT", ...written(body), variables: [] }, 0);
  made.variables = variablesOf(made);
  templates.push(made);
  note(made, "created", "Written", self.name);
  tell(made);
  return made;
}

function change({ parameters, body }) {
  const template = find(parameters.id);
  const changedAt = new Date().toISOString();
  if (template.metaId) {
    const { category, components, ttlSeconds } = written({ ...template, ...body });
    template.waiting = { category, components, ttlSeconds, changedAt };
  } else {
    refuseTaken({ ...template, ...body }, template.id);
    Object.assign(template, written({ ...template, ...body }), { changedAt });
    template.variables = variablesOf(template);
  }
  return template;
}

function check({ body }) {
  if (!Array.isArray(body.components)) throw new Refusal(400, "This is no template");
  const { names } = summary();
  return {
    findings: findingsOf(body, isTaken(body, body.id)),
    predicted: predicted(body),
    names: { used: names, limit: namesLimit },
  };
}

function submit({ parameters }) {
  const template = find(parameters.id);
  const given = { ...template, ...template.waiting };
  const faults = findingsOf(given, isTaken(given, template.id)).filter(({ warning }) => !warning);
  if (faults.length > 0) {
    throw new Refusal(
      409,
      "The template has faults",
      "Mend them, then send it again.",
      faults.map(({ path, words }) => ({ field: path, detail: words })),
      {},
      "template-faults",
    );
  }
  if (template.waiting) {
    template.edit = {
      allowed: false,
      why: "It was edited today. WhatsApp takes the next edit tomorrow.",
      leftThisMonth: 9,
      nextAt: ahead(1_440),
    };
  }
  Object.assign(template, { ...template.waiting, waiting: null, status: "PENDING", rejection: null });
  Object.assign(template, {
    metaId: template.metaId ?? `7${Date.now()}`,
    submittedAt: new Date().toISOString(),
  });
  template.variables = variablesOf(template);
  note(template, "submitted", "Sent for review", self.name);
  tell(template);
  return template;
}

function copy({ parameters, body }) {
  const template = find(parameters.id);
  const language = body.language ?? template.language;
  let name = body.name ?? (body.language ? template.name : `${template.name}_copy`);
  for (let number = 2; isTaken({ ...template, name, language }); number++) {
    name = `${template.name}_copy_${number}`;
  }
  return create({
    body: { ...structuredClone(template), name, language, channelId: body.channelId ?? template.channelId },
  });
}

const usesOf = (template) =>
  template.name === "festival_offer"
    ? [
      { kind: "campaign", id: "cmp_weekend", name: "Weekend in white", state: "scheduled" },
      { kind: "sequence", id: "seq_welcome", name: "Welcome", state: "live" },
    ]
    : [];

function remove({ parameters, query }) {
  const template = find(parameters.id);
  if (usesOf(template).length > 0 && query.get("anyway") !== "true") {
    throw new Refusal(
      409,
      "The template is in use",
      "A campaign or a sequence sends it.",
      undefined,
      {},
      "template-in-use",
    );
  }
  const gone = query.get("all") === "true"
    ? templates.filter((one) => one.name === template.name && one.channelId === template.channelId)
    : [template];
  for (const one of gone) templates.splice(templates.indexOf(one), 1);
  tell(template);
}

/** A month that looks like one: busy on some days, quiet on others. */
function performance({ parameters, query }) {
  const template = find(parameters.id);
  const isUsed = template.usedAt !== null;
  const days = [];
  const last = new Date(`${query.get("to")}T00:00:00Z`).getTime();
  for (let at = new Date(`${query.get("from")}T00:00:00Z`).getTime(); at <= last; at += 86_400_000) {
    const number = Math.round(at / 86_400_000);
    const sent = isUsed && number % 4 !== 1 ? 60 + (number * 7_919) % 340 : 0;
    const delivered = Math.round(sent * 0.94);
    const [read, replied, clicked] = [0.71, 0.09, 0.16].map((part) => Math.round(delivered * part));
    const cost = (delivered * 0.8631).toFixed(6);
    days.push({
      day: new Date(at).toISOString().slice(0, 10),
      sent,
      delivered,
      read,
      replied,
      clicked,
      cost,
    });
  }
  const sum = (name) => days.reduce((total, day) => total + day[name], 0);
  const clicked = sum("clicked");
  const buttons = (part(template.components, "BUTTONS")?.buttons ?? []).map((button, index) => ({
    index,
    text: button.text ?? "Copy code",
    clicks: Math.round(clicked * (index === 0 ? 0.78 : 0.22)),
  }));
  const cost = sum("delivered") * 0.8631;
  return {
    sent: sum("sent"),
    delivered: sum("delivered"),
    read: sum("read"),
    failed: Math.round(sum("sent") * 0.02),
    replied: sum("replied"),
    clicked,
    blocked: Math.round(sum("delivered") * 0.006),
    cost: cost.toFixed(6),
    costPerReply: sum("replied") > 0 ? (cost / sum("replied")).toFixed(6) : null,
    buttons: isUsed ? buttons : [],
    days,
  };
}

const languages = [
  "ar",
  "bn",
  "de",
  "en",
  "en_GB",
  "en_US",
  "es",
  "es_MX",
  "fr",
  "gu",
  "hi",
  "id",
  "it",
  "kn",
  "ml",
  "mr",
  "pt_BR",
  "ta",
  "te",
  "ur",
];
const body = (text, ...values) => ({
  type: "BODY",
  text,
  ...(values.length > 0 ? { example: { body_text: [values] } } : {}),
});
const buttons = (...all) => ({ type: "BUTTONS", buttons: all });
const sample = (id, title, words, category, components) => ({
  id,
  title,
  words,
  category,
  components,
  kind: kindOf({ components, category }),
  language: "en",
  parameterFormat: "POSITIONAL",
});
const samples = [
  sample(
    "order_on_its_way",
    "Order on its way",
    "Tells that a parcel was sent, with a link to follow it.",
    "UTILITY",
    [
      { type: "HEADER", format: "TEXT", text: "Your order is on its way" },
      body("Hi {{1}}, your order {{2}} was sent today and should arrive on {{3}}.", "Asha", "4218", "Friday"),
      buttons({
        type: "URL",
        text: "Track the parcel",
        url: "https://example.com/t/{{1}}",
        example: ["https://example.com/t/4218"],
      }),
    ],
  ),
  sample(
    "appointment_tomorrow",
    "Appointment tomorrow",
    "Reminds, and lets the customer confirm or move it.",
    "UTILITY",
    [
      body("Hi {{1}}, a reminder of your appointment on {{2}} at our shop.", "Asha", "Saturday, 11:30"),
      buttons({ type: "QUICK_REPLY", text: "I’ll be there" }, { type: "QUICK_REPLY", text: "Another time" }),
    ],
  ),
  sample("season_sale", "Season sale", "A picture, a code to copy and a way to the shop.", "MARKETING", [
    { type: "HEADER", format: "IMAGE" },
    body(
      "Hi {{1}}, our season sale is on: *20 % off* until {{2}}.\nTake the code with you.",
      "Asha",
      "Sunday",
    ),
    { type: "FOOTER", text: "Reply STOP to opt out" },
    buttons({ type: "COPY_CODE", example: "SEASON20" }, {
      type: "URL",
      text: "See the sale",
      url: "https://example.com/sale",
    }),
  ]),
  sample(
    "three_favourites",
    "Three favourites",
    "Cards to swipe through, each with a picture and a link.",
    "MARKETING",
    [
      body("Hi {{1}}, three things we picked for you:", "Asha"),
      {
        type: "CAROUSEL",
        cards: ["Silk stole, hand-dyed", "Block-print kurta", "Linen shirt"].map((text) => ({
          components: [
            { type: "HEADER", format: "IMAGE" },
            body(text),
            buttons({ type: "URL", text: "See it", url: "https://example.com/p" }),
          ],
        })),
      },
    ],
  ),
  sample("sign_in_code", "Sign-in code", "A one-time code with a button to copy it.", "AUTHENTICATION", [
    { type: "BODY", add_security_recommendation: true },
    { type: "FOOTER", code_expiration_minutes: 10 },
    buttons({ type: "OTP", otp_type: "COPY_CODE", text: "Copy code" }),
  ]),
  sample("how_was_it", "How was it?", "Opens a short form after a visit.", "UTILITY", [
    body("Hi {{1}}, thank you for your visit. How was it? It takes half a minute.", "Asha"),
    buttons({
      type: "FLOW",
      text: "Tell us",
      flow_id: "1204",
      flow_action: "navigate",
      navigate_screen: "RATING",
    }),
  ]),
];

export const templateRoutes = [
  ["GET", "/api/templates/summary", summary],
  ["POST", "/api/templates/check", check],
  ["GET", "/api/templates", list],
  ["POST", "/api/templates", create],
  ["GET", "/api/templates/{id}", ({ parameters }) => find(parameters.id)],
  ["PATCH", "/api/templates/{id}", change],
  ["DELETE", "/api/templates/{id}", remove],
  ["PUT", "/api/templates/{id}/submission", submit],
  ["DELETE", "/api/templates/{id}/waiting", ({ parameters }) => void (find(parameters.id).waiting = null)],
  ["POST", "/api/templates/{id}/copy", copy],
  ["PUT", "/api/templates/{id}/unpause", ({ parameters }) => {
    const template = Object.assign(find(parameters.id), { status: "APPROVED", pause: null });
    note(template, "unpaused", "Resumed", self.name);
    tell(template);
    return template;
  }],
  ["PUT", "/api/templates/{id}/appeal", ({ parameters }) => {
    const template = find(parameters.id);
    note(template, "appealed", "Asked for a review in Business Manager", self.name);
    tell(template);
    return template;
  }],
  ["GET", "/api/templates/{id}/translations", ({ parameters }) => {
    const template = find(parameters.id);
    return {
      items: templates.filter((one) => one.name === template.name && one.channelId === template.channelId),
    };
  }],
  [
    "GET",
    "/api/templates/{id}/history",
    ({ parameters }) => ({ items: history.get(find(parameters.id).id) ?? [] }),
  ],
  ["GET", "/api/templates/{id}/uses", ({ parameters }) => ({ items: usesOf(find(parameters.id)) })],
  ["GET", "/api/templates/{id}/performance", performance],
  ["POST", "/api/template-media", ({ raw, headers }) => {
    const handle = `4::${id("hnd")}`;
    const mediaId = id("med");
    media.set(mediaId, { raw, mimeType: headers["content-type"] });
    return { handle, mediaId, mimeType: headers["content-type"], bytes: raw.length };
  }],
  ["GET", "/api/template-samples", ({ query }) => ({
    items: samples.filter((one) =>
      ["category", "kind", "language"].every((name) => !query.get(name) || query.get(name) === one[name]) &&
      `${one.title} ${one.words}`.toLowerCase().includes((query.get("search") ?? "").toLowerCase())
    ),
  })],
  ["GET", "/api/template-languages", () => ({ items: languages.map((code) => ({ code, name: code })) })],
  ["PUT", "/api/channels/{id}/templates", () => {
    syncing = true;
    setTimeout(() => {
      syncing = false;
      syncedAt = new Date().toISOString();
      emit("template.changed", { channelId: channels[0].id });
    }, 300);
  }],
  // What Meta decides, when a test wants it to.
  ["PUT", "/api/_mock/templates/{id}", ({ parameters, body: given }) => {
    const template = Object.assign(find(parameters.id), given);
    note(template, template.status.toLowerCase(), `WhatsApp says: ${template.status.toLowerCase()}`);
    tell(template);
  }],
];
