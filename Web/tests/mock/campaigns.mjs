import { ago, ahead, body, channels, contacts, id, messages, price, self, templates } from "./data.mjs";
import { audience, check, countAudience, resolve, withOutcome } from "./audience.mjs";
import { act, behave, receiveCall, report } from "./report.mjs";
import { forContacts } from "./trade.mjs";
import { parseCSV, readNumber } from "./csv.mjs";
import { emit } from "./events.mjs";
import { add, conversationWith, fill } from "./messages.mjs";
import { notFound, paged, Refusal } from "./refusal.mjs";
import { hold, isShort, pointsText, settle, unit, wallet } from "./wallet.mjs";
import { conversations, message } from "./data.mjs";

export const imports = [];
export const campaigns = [];
const states = [
  "queued",
  "submitting",
  "sent",
  "delivered",
  "read",
  "failed",
  "unknown",
  "skipped",
  "cancelled",
];
const errors = [
  {
    code: 131026,
    title: "Message undeliverable",
    detail: "The number is not on WhatsApp, or the app is too old.",
    advice: "Do not send again at once; reach the customer another way.",
  },
  {
    code: 131049,
    title: "Not delivered to keep the ecosystem healthy",
    detail: "This person has had many marketing messages lately.",
    advice: "Wait at least 24 hours before trying again.",
  },
];
const find = (list, wanted) =>
  list.find((found) => found.id === wanted) ?? (() => {
    throw notFound();
  })();

function upload({ raw, query }) {
  const rows = parseCSV(raw.toString());
  if (rows.length < 2) {
    throw new Refusal(422, "The file has no rows", "It needs a header row and at least one row below it.");
  }
  const [columns, ...rest] = rows;
  const phone = columns.find((column) => /phone.*value/i.test(column)) ??
    columns.find((column) => /phone|mobile|number/i.test(column));
  const name = columns.filter((column) => /^(first|middle|last|full)? ?name$/i.test(column));
  const made = {
    id: id("imp"),
    filename: query.get("filename"),
    state: "uploaded",
    columns,
    sample: rest.slice(0, 5),
    notices: [],
    mapping: { phone, name },
    defaultCountry: "IN",
    rows: 0,
    ok: 0,
    duplicate: 0,
    invalid: 0,
    progress: 0,
    content: rest,
    verdicts: [],
  };
  imports.push(made);
  return shownImport(forContacts(made));
}

const shownImport = ({ content: _content, verdicts: _verdicts, before: _before, ...rest }) => rest;

export function mapImport({ parameters, body: { phone, name } }) {
  const made = find(imports, parameters.id);
  Object.assign(made, { mapping: { phone, name }, state: "reading" });
  const at = made.columns.indexOf(phone);
  const names = name.map((column) => made.columns.indexOf(column));
  const remarks = {
    invalid: { code: "phone-not-in-use", text: "No number looks like this." },
    duplicate: { code: "number-earlier", text: "An earlier row has this number." },
  };
  const seen = new Set();
  let next = 0;
  const step = () => {
    for (const row of made.content.slice(next, next + 60)) {
      const e164 = readNumber(row[at] ?? "");
      const verdict = !e164 ? "invalid" : seen.has(e164) ? "duplicate" : "ok";
      if (e164) seen.add(e164);
      made.verdicts.push({
        row: ++next + 1,
        phone: row[at] ?? "",
        e164: e164 ?? undefined,
        verdict,
        name: names.map((column) => row[column]).filter(Boolean).join(" "),
        reason: remarks[verdict]?.text,
        remarks: remarks[verdict] ? [remarks[verdict]] : [],
        cells: row,
      });
      made[verdict] += 1;
    }
    made.rows = next;
    made.progress = Math.min(1, next / made.content.length);
    if (next >= made.content.length) Object.assign(made, { state: "ready", progress: 1 });
    else setTimeout(step, 150);
    emit("import.changed", { subject: made.id, importId: made.id });
  };
  setTimeout(step, 150);
  return shownImport(made);
}

const emptyCounts = () => Object.fromEntries([["audience", 0], ...states.map((state) => [state, 0])]);

function countsOf(recipients) {
  const counts = emptyCounts();
  counts.audience = recipients.length;
  for (const recipient of recipients) counts[recipient.state] += 1;
  return counts;
}

function create({ body: given }) {
  const template = find(templates, given.templateId);
  const made = {
    id: id("cmp"),
    ...given,
    template: { name: template.name, language: template.language, category: template.category },
    kind: given.kind ?? "broadcast",
    audience: given.audience ?? null,
    importId: given.importId ?? null,
    variables: given.variables ?? {},
    replies: given.replies ?? { buttons: [], inbox: null, memberId: null, teamId: null },
    schedule: given.schedule ?? { zone: "account", quiet: null, delivery: "standard", lateAfterMinutes: 60 },
    retry: given.retry ?? { on: true, until: null, attempts: 3 },
    budget: null,
    variants: given.variants ?? [],
    holdout: given.holdout ?? 0,
    winner: given.winner ?? null,
    retargetOf: null,
    late: null,
    waves: [],
    state: "draft",
    cost: { held: "0", charged: "0" },
    funding: { moment: "start", ifShort: "fail", cutRow: null },
    createdBy: self.name,
    createdAt: new Date().toISOString(),
    recipients: [],
    counts: emptyCounts(),
  };
  campaigns.unshift(made);
  return shown(made);
}

/** As the server says them: what is not chosen is `null`. */
const whole = (variables) =>
  variables && Object.fromEntries(
    Object.entries(variables).map(([key, source]) => [
      key,
      { column: null, field: null, text: null, tracked: null, fallback: null, ...source },
    ]),
  );
const shown = (
  { recipients: _recipients, timer: _timer, counted: _counted, countedAtOnce: _at, ...rest },
) => ({
  ...rest,
  variables: whole(rest.variables),
  variants: rest.variants?.map((variant) => ({ ...variant, variables: whole(variant.variables) })),
});

function change({ parameters, body: given }) {
  const campaign = find(campaigns, parameters.id);
  if (campaign.state !== "draft") throw new Refusal(409, "The campaign has started already");
  Object.assign(campaign, given);
  if (given.audience) {
    const [only] = given.audience.sources;
    campaign.importId = given.audience.sources.length === 1 && only.kind === "import" ? only.id : null;
  }
  if (given.templateId) {
    const template = find(templates, given.templateId);
    campaign.template = { name: template.name, language: template.language, category: template.category };
  }
  return shown(campaign);
}

/** What a contact's field says for one person. */
function fieldOf(person, field) {
  const contact = person.contact ?? contacts.find(({ phone }) => phone === person.phone) ?? {};
  if (field === "firstName") return (person.name ?? "").split(" ")[0];
  if (field === "phone") return person.phone;
  if (field === "company") return contact.company?.name;
  if (field.startsWith("custom.")) return contact.fields?.[field.slice(7)];
  return person[field] ?? contact[field];
}

function valuesFor(variables, person, file) {
  const valueOf = ({ field, column, text, tracked, fallback }) => {
    if (tracked) return "t/8KfQ2x";
    if (field !== undefined) return fieldOf(person, field) || fallback;
    return column === undefined ? text : person.cells?.[file?.columns.indexOf(column)] || fallback;
  };
  return Object.fromEntries(Object.entries(variables ?? {}).map(([key, source]) => [key, valueOf(source)]));
}

function preview({ parameters, query }) {
  const campaign = find(campaigns, parameters.id);
  const variant = campaign.variants?.find(({ key }) => key === query.get("variant"));
  const template = find(templates, variant?.templateId ?? campaign.templateId);
  const { reachable } = resolve(campaign);
  const person = reachable.find((found) => !query.get("row") || found.row === Number(query.get("row")));
  if (!person) {
    return {
      row: 1,
      to: "+919876543210",
      name: "Asha Verma",
      problems: [],
      components: fill(template.components, { "body.1": "Asha", "body.2": "Sunday", "header.1": "4218" }),
    };
  }
  const file = imports.find((found) => found.id === campaign.importId);
  const values = valuesFor(variant?.variables ?? campaign.variables, person, file);
  const problems = template.variables.filter(({ key, required }) => required !== false && !values[key]).map((
    { key },
  ) => `${key} has no value for this person`);
  return {
    row: person.row,
    to: person.phone,
    name: person.name,
    problems,
    components: fill(template.components, values),
  };
}

const markets = [
  ["+91", "India", 863_100],
  ["+49", "Germany", 11_320_000],
  ["+971", "United Arab Emirates", 4_120_000],
  ["+1", "North America", 2_080_000],
  ["+44", "United Kingdom", 4_810_000],
  ["+55", "Brazil", 5_190_000],
  ["", "Other", 5_020_000],
];

function estimateOf(campaign) {
  const category = campaign.template.category.toLowerCase();
  const lines = new Map();
  const { reachable } = resolve(campaign);
  const getting = reachable.slice(
    0,
    reachable.length - Math.floor(reachable.length * (campaign.holdout ?? 0) / 100),
  );
  for (const person of getting) {
    const [, market, amount] = markets.find(([prefix]) => person.phone.startsWith(prefix));
    const line = lines.get(market) ?? { market, category, count: 0, price: amount };
    line.count += 1;
    lines.set(market, line);
  }
  const list = [...lines.values()].sort((left, right) => right.count - left.count);
  return {
    list,
    total: list.reduce((sum, line) => sum + line.count * line.price, 0),
    recipients: list.reduce((sum, line) => sum + line.count, 0),
  };
}

function estimate({ parameters }) {
  const campaign = find(campaigns, parameters.id);
  const { list, total, recipients } = estimateOf(campaign);
  const perDay = Math.min(10_000, campaign.schedule?.perDay ?? 10_000);
  const rate = Math.min(80, (campaign.schedule?.perMinute ?? 4_800) / 60);
  return {
    limit: { left: perDay, days: Math.max(1, Math.ceil(recipients / perDay)) },
    duration: { seconds: Math.ceil(recipients / rate) },
    total: pointsText(total),
    expected: pointsText(Math.round(total * 9 / 10)),
    least: pointsText(Math.round(total / 2)),
    assumed: { usual: { delivered: 9, of: 10 }, worst: { delivered: 1, of: 2 } },
    recipients,
    available: wallet().available,
    shortBy: isShort(total) > 0 ? pointsText(isShort(total)) : undefined,
    lines: list.map((line) => ({
      ...line,
      price: pointsText(line.price),
      amount: pointsText(line.price * line.count),
    })),
  };
}

const tell = (campaign) =>
  emit("campaign.changed", { campaignId: campaign.id, counts: campaign.counts, state: campaign.state });

function begin(campaign) {
  const { total } = estimateOf(campaign);
  if (isShort(total) > 0) {
    Object.assign(campaign, {
      state: "failed",
      finishedAt: new Date().toISOString(),
      failure: {
        code: "insufficient_credits",
        detail: `${pointsText(isShort(total))} points are missing. Nothing was sent.`,
      },
    });
    return tell(campaign);
  }
  const { reachable } = resolve(campaign);
  campaign.recipients = reachable.map((person) => ({
    row: person.row,
    name: person.name,
    phone: person.phone,
    state: "queued",
    steps: 0,
  }));
  Object.assign(campaign, {
    state: "running",
    startedAt: new Date().toISOString(),
    counts: countsOf(campaign.recipients),
  });
  campaign.cost = { estimated: pointsText(total), held: pointsText(total), charged: "0" };
  campaign.openAmount = total;
  campaign.chargedAmount = 0;
  hold(total, campaign.name, campaign.id);
  run(campaign);
}

/** A slice of recipients each tick goes a step further: sent, delivered or failed, read. */
function run(campaign) {
  campaign.timer = setInterval(() => {
    const now = new Date().toISOString();
    let captured = 0;
    let released = 0;
    const quote = (recipient) => markets.find(([prefix]) => recipient.phone.startsWith(prefix))[2];
    for (
      const recipient of campaign.recipients.filter((found) =>
        found.state === "delivered" && found.row % 3 !== 0
      ).slice(0, 14)
    ) {
      Object.assign(recipient, { state: "read", readAt: now });
      behave(recipient, recipient.row);
    }
    for (const recipient of campaign.recipients.filter((found) => found.state === "sent").slice(0, 18)) {
      const fails = recipient.row % 23 === 0;
      Object.assign(
        recipient,
        fails ? { state: "failed", error: errors[recipient.row % 2], cost: { held: "0", charged: "0" } } : {
          state: "delivered",
          deliveredAt: now,
          cost: { held: "0", charged: pointsText(quote(recipient)), category: "marketing" },
        },
      );
      if (fails) released += quote(recipient);
      else captured += quote(recipient);
    }
    for (const recipient of campaign.recipients.filter((found) => found.state === "queued").slice(0, 18)) {
      Object.assign(recipient, { state: "sent", sentAt: now, cost: { held: pointsText(quote(recipient)) } });
      if (recipient.row < 8) deliver(campaign, recipient);
    }
    if (captured + released > 0) settle(captured, released, campaign.name, campaign.id);
    campaign.openAmount -= captured + released;
    campaign.chargedAmount += captured;
    campaign.cost = {
      ...campaign.cost,
      held: pointsText(campaign.openAmount),
      charged: pointsText(campaign.chargedAmount),
    };
    campaign.counts = countsOf(campaign.recipients);
    const isDone = campaign.counts.queued === 0 && campaign.counts.sent === 0 &&
      !campaign.recipients.some((found) => found.state === "delivered" && found.row % 3 !== 0);
    if (isDone) {
      clearInterval(campaign.timer);
      Object.assign(campaign, { state: "completed", finishedAt: now });
    }
    tell(campaign);
  }, 200);
}

/** The first recipients get real conversations. */
function deliver(campaign, recipient) {
  let contact = contacts.find((found) => found.phone === recipient.phone);
  if (!contact) {
    contacts.unshift(
      contact = {
        id: id("con"),
        name: recipient.name,
        phone: recipient.phone,
        optIn: "unknown",
        createdAt: new Date().toISOString(),
      },
    );
  }
  const conversation = conversations.find((found) => found.contact.id === contact.id) ??
    conversationWith(contact);
  const made = message(conversation.id, "out", "template", 0, {
    at: new Date().toISOString(),
    origin: "campaign",
    campaignId: campaign.id,
    state: "sent",
    text: "Hello",
    content: { components: [body("Hello from the campaign")] },
  });
  recipient.conversationId = conversation.id;
  recipient.messageId = made.id;
  add(conversation, made);
}

function start({ parameters, body: { at, late, hold: moment = "schedule", ifShort = "fail" } }) {
  const campaign = find(campaigns, parameters.id);
  if (campaign.state === "late") {
    campaign.late = null;
    if (late === "skip") {
      Object.assign(campaign, { state: "cancelled", finishedAt: new Date().toISOString() });
    } else begin(campaign);
    tell(campaign);
    return shown(campaign);
  }
  if (campaign.state !== "draft") throw new Refusal(409, "The campaign has started already");
  campaign.funding = { moment, ifShort, cutRow: null };
  const { total } = estimateOf(campaign);
  if (at && moment === "schedule") {
    if (isShort(total) > 0) throw new Refusal(402, "There are not enough credits");
    campaign.cost.held = pointsText(total);
  }
  if (campaign.kind === "api") {
    Object.assign(campaign, { state: "running", startedAt: new Date().toISOString() });
  } else if (at) Object.assign(campaign, { state: "scheduled", startAt: at });
  else begin(campaign);
  tell(campaign);
  return shown(campaign);
}

const fresh = (campaign, name, rest) =>
  create({
    body: {
      name,
      channelId: campaign.channelId,
      templateId: campaign.templateId,
      kind: campaign.kind,
      variables: campaign.variables,
      replies: campaign.replies,
      schedule: campaign.schedule,
      retry: campaign.retry,
      variants: campaign.variants,
      ...rest,
    },
  });

function copy({ parameters, body }) {
  const campaign = find(campaigns, parameters.id);
  const { name, audience, importId } = campaign;
  return fresh(campaign, body.name ?? `${name} (copy)`, { audience, importId });
}

function retarget({ parameters, body: { outcome, name } }) {
  const campaign = find(campaigns, parameters.id);
  const source = { kind: "retarget", campaignId: campaign.id, outcome };
  const made = fresh(campaign, name ?? `${campaign.name}, again`, {
    audience: { sources: [source], exclude: [] },
  });
  return Object.assign(find(campaigns, made.id), {
    retargetOf: { id: campaign.id, name: campaign.name, outcome },
  }) &&
    shown(find(campaigns, made.id));
}

function trial({ body: { phone } }) {
  if (!readNumber(phone)) {
    throw new Refusal(422, "The request is not valid", undefined, [{
      field: "phone",
      detail: "This is not a phone number.",
    }]);
  }
  return { messageId: id("msg") };
}

const setState = (state, change = () => {}) => ({ parameters }) => {
  const campaign = find(campaigns, parameters.id);
  clearInterval(campaign.timer);
  campaign.state = state;
  change(campaign);
  campaign.counts = campaign.recipients.length > 0 ? countsOf(campaign.recipients) : campaign.counts;
  tell(campaign);
};

function recipients({ parameters, query }) {
  const [state, words] = [query.get("state"), (query.get("search") ?? "").toLowerCase()];
  const campaign = find(campaigns, parameters.id);
  return paged(
    (query.get("outcome") ? withOutcome(campaign, query.get("outcome")) : campaign.recipients).filter((
      found,
    ) =>
      (!state || found.state === state) &&
      (!words || `${found.name} ${found.phone}`.toLowerCase().includes(words))
    ),
    query,
  );
}

/** A past campaign with its recipients, for the list. */
function past(name, template, state, total, minutes, rest = {}) {
  const list = Array.from({ length: total }, (_, index) => {
    const fate = state !== "completed"
      ? "queued"
      : index % 41 === 0
      ? "failed"
      : index % 173 === 0
      ? "unknown"
      : index % 3 === 0
      ? "delivered"
      : "read";
    const contact = contacts[index % contacts.length];
    return behave({
      variant: rest.variants?.[index % 2].key ?? null,
      row: index + 2,
      name: contact.name,
      phone: contact.phone,
      state: fate,
      sentAt: ago(minutes - 1),
      deliveredAt: fate === "failed" ? undefined : ago(minutes - 1),
      readAt: fate === "read" ? ago(minutes - 4) : undefined,
      error: fate === "failed" ? errors[index % 2] : undefined,
      cost: { charged: fate === "failed" ? "0" : price, category: "marketing" },
      conversationId: index < 200 ? conversations[index]?.id : undefined,
      messageId: messages.get(conversations[index]?.id)?.[0]?.id,
    }, index);
  });
  campaigns.push({
    id: id("cmp"),
    name,
    channelId: channels[0].id,
    templateId: template.id,
    template: { name: template.name, language: template.language, category: template.category },
    kind: "broadcast",
    audience: null,
    importId: "imp_past",
    variables: {},
    replies: { buttons: [] },
    schedule: { zone: "account", delivery: "standard" },
    retry: { on: true, attempts: 3 },
    variants: [],
    holdout: 0,
    winner: null,
    waves: [],
    late: null,
    state,
    counts: countsOf(list),
    funding: { moment: "start", ifShort: "fail", cutRow: null },
    cost: {
      estimated: pointsText(total * unit),
      held: "0",
      charged: pointsText(
        state === "completed" ? list.filter((found) => found.state !== "failed").length * unit : 0,
      ),
    },
    createdBy: minutes % 2 ? self.name : "Daniel Okoro",
    createdAt: ago(minutes + 60),
    startedAt: state === "scheduled" || state === "late" ? undefined : ago(minutes),
    finishedAt: state === "completed" || state === "failed" ? ago(minutes - 6) : undefined,
    recipients: list,
    ...rest,
  });
}
past("Weekend in white", templates[0], "scheduled", 820, 30, { startAt: ahead(2_880) });
past("Missed while we were away", templates[3], "late", 240, 200, {
  startAt: ago(180),
  startedAt: undefined,
  late: { since: ago(180) },
});
past("Diwali preview", templates[0], "completed", 1204, 901, {
  holdout: 10,
  variants: [
    { key: "a", name: "With a picture", templateId: templates[0].id, variables: {}, share: 50 },
    { key: "b", name: "Words alone", templateId: templates[3].id, variables: {}, share: 50 },
  ],
  waves: [
    { day: ago(1440 + 901).slice(0, 10), from: 0, count: 800, sent: 800 },
    { day: ago(901).slice(0, 10), from: 800, count: 404, sent: 404 },
  ],
});
past("Your fitting tomorrow", templates[8], "completed", 38, 2_300);
past("Win back spring customers", templates[3], "failed", 3_400, 5_001, {
  failure: {
    code: "insufficient_credits",
    detail: "2,934.54 points were needed and 812.00 were available. Nothing was sent; nothing was charged.",
  },
});
past("Monsoon sale", templates[0], "completed", 640, 12_000);

export const campaignRoutes = [
  ["POST", "/api/imports", upload],
  ["GET", "/api/imports/{id}", ({ parameters }) => shownImport(forContacts(find(imports, parameters.id)))],
  ["PUT", "/api/imports/{id}/mapping", mapImport],
  [
    "GET",
    "/api/imports/{id}/rows",
    ({ parameters, query }) =>
      paged(
        find(imports, parameters.id).verdicts.filter((row) =>
          !query.get("verdict") || row.verdict === query.get("verdict")
        ),
        query,
      ),
  ],
  ["GET", "/api/imports/{id}/verdicts.csv", () => ({ file: "row,verdict\r\n", type: "text/csv" })],
  ["GET", "/api/campaigns", ({ query }) => paged(campaigns.map(shown), query)],
  ["POST", "/api/campaigns", create],
  ["GET", "/api/campaigns/{id}", ({ parameters }) => shown(find(campaigns, parameters.id))],
  ["PATCH", "/api/campaigns/{id}", change],
  ["POST", "/api/campaigns/{id}/audience", countAudience],
  ["GET", "/api/campaigns/{id}/audience", audience],
  ["GET", "/api/campaigns/{id}/check", (call) => check(call, estimateOf, templates)],
  ["POST", "/api/campaigns/{id}/trials", trial],
  ["POST", "/api/campaigns/{id}/copy", copy],
  ["POST", "/api/campaigns/{id}/retarget", retarget],
  ["POST", "/api/campaigns/{id}/actions", (call) => act(call, campaigns)],
  ["POST", "/api/campaigns/{id}/messages", (call) => receiveCall(call, campaigns, tell)],
  ["GET", "/api/campaigns/{id}/report", (call) => report(call, campaigns)],
  [
    "DELETE",
    "/api/campaigns/{id}",
    ({ parameters }) => void campaigns.splice(campaigns.indexOf(find(campaigns, parameters.id)), 1),
  ],
  ["GET", "/api/campaigns/{id}/estimate", estimate],
  ["GET", "/api/campaigns/{id}/preview", preview],
  ["PUT", "/api/campaigns/{id}/start", start],
  ["PUT", "/api/campaigns/{id}/pause", setState("paused")],
  ["DELETE", "/api/campaigns/{id}/pause", setState("running", run)],
  [
    "PUT",
    "/api/campaigns/{id}/cancellation",
    setState("cancelled", (campaign) => {
      for (const recipient of campaign.recipients) {
        if (recipient.state === "queued") recipient.state = "cancelled";
      }
      campaign.finishedAt = new Date().toISOString();
    }),
  ],
  ["GET", "/api/campaigns/{id}/recipients", recipients],
  ["GET", "/api/campaigns/{id}/recipients.xlsx", () => ({ file: "PK", type: "application/octet-stream" })],
  ["GET", "/api/campaigns/{id}/recipients.csv", () => ({ file: "row,name\r\n", type: "text/csv" })],
];
