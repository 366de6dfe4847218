// Sequences of the mock: drafts, versions, people on their way, numbers.
import { peopleOf } from "./book.mjs";
import { ago, ahead, channels, contacts, id, self, templates } from "./data.mjs";
import { emit } from "./events.mjs";
import { find } from "./people.mjs";
import { notFound, paged, Refusal } from "./refusal.mjs";

const stages = ["enrolled", "inProgress", "completed", "dropped", "success", "failed"];
const sourcesOf = ({ variables }) =>
  Object.fromEntries(variables.map(({ key, sample }) => [
    key,
    key === "body.1" ? { field: "firstName", fallback: "there" } : { text: sample },
  ]));
const step = (name, amount, unit, template, rest = {}) => ({
  id: id("stp"),
  name,
  on: true,
  delay: { amount, unit, after: "previous" },
  condition: null,
  template: template &&
    { templateId: template.id, variables: sourcesOf(template) },
  text: null,
  ...rest,
});
const plan = (on, steps, rest = {}) => ({
  trigger: { on, event: null, campaign: null },
  start: null,
  success: null,
  failure: null,
  stopOnReply: true,
  once: true,
  days: [1, 2, 3, 4, 5, 6, 7],
  from: "09:00",
  to: "20:00",
  zone: "recipient",
  steps,
  ...rest,
});

export const sequences = [];
const copied = (value) => structuredClone(value);

function make(name, state, draft, minutes, people = 0) {
  const made = {
    id: id("seq"),
    name,
    channelId: channels[0].id,
    state,
    version: state === "draft" ? null : 2,
    changed: state === "draft",
    draft,
    createdBy: self.name,
    createdAt: ago(minutes),
    publishedAt: state === "draft" ? null : ago(minutes - 400),
    versions: [],
    enrolments: [],
  };
  if (state !== "draft") {
    const first = { ...copied(draft), steps: copied(draft.steps.slice(0, -1)) };
    made.versions = [
      { version: 1, publishedAt: ago(minutes - 100), by: "Daniel Okoro", plan: first },
      { version: 2, publishedAt: ago(minutes - 400), by: self.name, plan: copied(draft) },
    ];
  }
  made.enrolments = Array.from(
    { length: people },
    (_, index) => enrolled(made, contacts[index * 3 % 400], index),
  );
  sequences.unshift(made);
  return made;
}

const endWords = {
  enrolled: () => "Waits for the first message.",
  inProgress: (at) => `Got “${at}” and waits for the next message.`,
  completed: () => "Got every message.",
  dropped: () => "Replied, so the rest was not sent.",
  success: () => "Placed an order: the success condition holds.",
  failed: () => "The message could not be delivered: the number is not on WhatsApp.",
};

function enrolled(sequence, contact, index) {
  const { steps } = sequence.draft;
  const stage = stages[[0, 1, 1, 2, 2, 3, 4, 4, 5][index % 9]];
  const at = Math.min(steps.length - 1, index % steps.length);
  const isOpen = stage === "enrolled" || stage === "inProgress";
  const where = stage === "enrolled" ? steps[0] : steps[at];
  const begun = 60 * 24 + index * 47;
  const path = [{
    at: ago(begun),
    step: null,
    kind: "enrolled",
    words: "Added: the contact was made.",
    messageId: null,
    state: null,
  }];
  if (stage !== "enrolled") {
    steps.slice(0, at + 1).forEach((one, place) => {
      const minutes = begun - 60 * (place + 1);
      const node = { id: one.id, name: one.name };
      path.push({
        at: ago(minutes + 30),
        step: node,
        kind: "waited",
        words: "Waited for the delivery hours.",
        messageId: null,
        state: null,
      });
      path.push({
        at: ago(minutes),
        step: node,
        kind: "sent",
        words: `Sent “${one.name}”.`,
        messageId: id("msg"),
        state: stage === "failed" ? "failed" : "read",
      });
    });
    if (stage === "dropped") {
      path.push({
        at: ago(40),
        step: null,
        kind: "replied",
        words: "Replied: “Thanks, not now”.",
        messageId: null,
        state: null,
      });
    }
    if (!isOpen) {
      path.push({
        at: ago(30),
        step: null,
        kind: "stopped",
        words: endWords[stage](""),
        messageId: null,
        state: null,
      });
    }
  }
  return {
    id: id("enr"),
    contact: { id: contact.id, name: contact.name, phone: contact.phone },
    stage,
    words: endWords[stage](where.name),
    step: isOpen ? { id: where.id, name: where.name } : null,
    nextAt: isOpen ? ahead(30 + index * 11) : null,
    enrolledAt: ago(begun),
    endedAt: isOpen ? null : ago(30),
    path,
  };
}

const [festival, , hello, , , , , , reminder] = templates;
make(
  "Welcome to Marigold",
  "live",
  plan("create", [
    step("Welcome", 5, "minutes", hello),
    step("What we make", 2, "days", festival),
    step("A first offer", 3, "days", templates[3], {
      condition: { field: "optIn", op: "is", value: "yes" },
      text: "Shall I keep something for you?",
    }),
  ], {
    start: { field: "optIn", op: "is", value: "yes" },
    success: { field: "custom.total_spent", op: "gt", value: 0 },
  }),
  20_000,
  74,
);
make(
  "Fitting reminders",
  "paused",
  plan("event", [step("The day before", 1, "days", reminder)], {
    trigger: { on: "event", event: "conversation.changed", campaign: null },
  }),
  9_000,
  12,
);
make("Win back", "draft", plan("manual", [step("We miss you", 1, "hours", templates[3])]), 300);

function countsOf({ enrolments }) {
  const counts = Object.fromEntries(stages.map((stage) => [stage, 0]));
  for (const { stage } of enrolments) if (stage !== "enrolled") counts[stage] += 1;
  // Everybody who ever was in it.
  counts.enrolled = enrolments.length;
  return counts;
}

const shown = ({ versions: _versions, enrolments, ...rest }) => ({
  ...rest,
  counts: countsOf({ enrolments }),
});
const live = (sequence) => sequence.versions.at(-1)?.plan ?? null;

function isChanged(sequence) {
  return JSON.stringify(live(sequence)) !== JSON.stringify(sequence.draft);
}

function tell(sequence) {
  const { id, state } = sequence;
  emit("sequence.changed", { sequenceId: id, counts: countsOf(sequence), state });
}

/** What is wrong with a plan, each at its place. */
function faults({ trigger, steps, days }) {
  const found = [];
  const add = (path, words, mend, warning = false) => found.push({ path, words, mend, warning });
  if (trigger.on === "event" && !trigger.event) {
    add("trigger.event", "No event is chosen", "Choose the event that starts it.");
  }
  if (trigger.on === "campaign" && !trigger.campaign?.id) {
    add("trigger.campaign", "No campaign is chosen", "Choose a campaign.");
  }
  if (days.length === 0) add("days", "There is no day on which messages may go", "Choose at least one day.");
  if (!steps.some(({ on }) => on)) add("steps", "There is no message", "Add a step, or switch one on.");
  steps.forEach(({ template, text, delay, on }, index) => {
    if (on && !template && !text) {
      add(`steps.${index}.template`, "No template is chosen", "Choose the message of this step.");
    }
    if (on && !template && text) {
      add(
        `steps.${index}.template`,
        "Outside an open window this step sends nothing",
        "Choose a template too.",
        true,
      );
    }
    const known = template && templates.find(({ id }) => id === template.templateId);
    if (known && known.status !== "APPROVED") {
      add(`steps.${index}.template`, `“${known.name}” is not approved`, "Choose an approved template.");
    }
    for (const { key, required } of known?.variables ?? []) {
      const source = template.variables[key];
      if (required !== false && !(source && (source.field || source.text || source.tracked?.url))) {
        add(`steps.${index}.template.variables.${key}`, `${key} has no value`, "Give it a value.");
      }
    }
    if (delay.amount === 0 && index > 0) {
      add(`steps.${index}.delay`, "It goes together with the step before", "Let some time pass.", true);
    }
  });
  return found;
}

function publish({ parameters }) {
  const sequence = find(sequences, parameters.id);
  const stops = faults(sequence.draft).filter(({ warning }) => !warning);
  if (stops.length > 0) {
    const errors = stops.map(({ path, words, mend }) => ({ field: path, detail: `${words}. ${mend}` }));
    throw new Refusal(
      409,
      "The sequence has faults",
      `${stops.length} things must be put right first.`,
      errors,
      {},
      "sequence-faults",
    );
  }
  sequence.version = (sequence.version ?? 0) + 1;
  sequence.publishedAt = new Date().toISOString();
  sequence.versions.push({
    version: sequence.version,
    publishedAt: sequence.publishedAt,
    by: self.name,
    plan: copied(sequence.draft),
  });
  Object.assign(sequence, { state: sequence.state === "paused" ? "paused" : "live", changed: false });
  tell(sequence);
  return shown(sequence);
}

function create({ body: { name, channelId } }) {
  const made = make(name, "draft", plan("create", [], { from: null, to: null, zone: "account" }), 0);
  return shown(Object.assign(made, { channelId }));
}

function change({ parameters, body }) {
  const sequence = find(sequences, parameters.id);
  Object.assign(sequence, body);
  sequence.changed = isChanged(sequence);
  return shown(sequence);
}

const setState = (state) => ({ parameters }) => {
  const sequence = find(sequences, parameters.id);
  sequence.state = state;
  tell(sequence);
  return shown(sequence);
};

function copy({ parameters, body }) {
  const { name, draft } = find(sequences, parameters.id);
  return shown(make(body.name ?? `${name} (copy)`, "draft", copied(draft), 0));
}

function rollback({ parameters, body }) {
  const sequence = find(sequences, parameters.id);
  const wanted = sequence.versions.find(({ version }) => version === body.version);
  if (!wanted) throw notFound();
  sequence.draft = copied(wanted.plan);
  return publish({ parameters });
}

function enrol({ parameters, body }) {
  const sequence = find(sequences, parameters.id);
  if (sequence.state !== "live") throw new Refusal(409, "The sequence is not live", "Publish it first.");
  const people = body.phone
    ? contacts.filter(({ phone }) => phone === body.phone)
    : peopleOf(body.contactIds ? { ids: body.contactIds } : body);
  const known = new Set(sequence.enrolments.map(({ contact }) => contact.id));
  const fresh = people.filter((contact) => !known.has(contact.id) || !sequence.draft.once);
  const consenting = fresh.filter(({ optIn }) => optIn !== "no");
  for (const contact of consenting.slice(0, 2000)) {
    sequence.enrolments.unshift(enrolled(sequence, contact, 0));
  }
  tell(sequence);
  const skipped = [
    ["once", "Were in it before", people.length - fresh.length],
    ["opted-out", "Opted out", fresh.length - consenting.length],
  ].filter(([, , count]) => count > 0).map(([reason, words, count]) => ({ reason, words, count }));
  return { matched: people.length, enrolled: consenting.length, skipped };
}

const bare = ({ path: _path, ...rest }) => rest;

function enrolments({ parameters, query }) {
  const [stage, words] = [query.get("stage"), (query.get("search") ?? "").toLowerCase()];
  const found = find(sequences, parameters.id).enrolments.filter((one) =>
    (!stage || stage === "enrolled" || one.stage === stage) &&
    (!words || `${one.contact.name} ${one.contact.phone}`.toLowerCase().includes(words))
  );
  return paged(found.map(bare), query);
}

const enrolmentOf = ({ id, enrolment }) => find(find(sequences, id).enrolments, enrolment);

function drop({ parameters }) {
  const found = enrolmentOf(parameters);
  Object.assign(found, {
    stage: "dropped",
    words: "Taken out by Asha Verma.",
    step: null,
    nextAt: null,
    endedAt: new Date().toISOString(),
  });
  found.path.push({
    at: found.endedAt,
    step: null,
    kind: "stopped",
    words: found.words,
    messageId: null,
    state: null,
  });
  tell(find(sequences, parameters.id));
}

function analytics({ parameters }) {
  const sequence = find(sequences, parameters.id);
  const total = sequence.enrolments.length;
  const counts = countsOf(sequence);
  return {
    conversion: total === 0 ? null : Math.floor(counts.success * 100 / total),
    days: Array.from({ length: 14 }, (_, index) => ({
      day: ago((13 - index) * 1440).slice(0, 10),
      enrolled: total === 0 ? 0 : 3 + (index * 7) % 6,
      completed: total === 0 ? 0 : 1 + index % 3,
      dropped: total === 0 ? 0 : index % 2,
      success: total === 0 ? 0 : 1 + (index * 5) % 3,
      failed: index % 5 === 0 ? 1 : 0,
    })),
    steps: sequence.draft.steps.map(({ id, name }, index) => {
      const sent = Math.max(0, total - 8 - index * 14);
      return {
        id,
        name,
        scheduled: sent + (index === 0 ? 8 : 6),
        sent,
        delivered: Math.round(sent * 0.96),
        read: Math.round(sent * 0.71),
        replied: Math.round(sent * 0.12),
        clicked: Math.round(sent * 0.2),
        failed: Math.round(sent * 0.03),
        dropped: Math.round(sent * 0.05),
        cost: String((sent * 0.8631).toFixed(4)),
      };
    }),
  };
}

export const sequenceRoutes = [
  ["GET", "/api/sequences", ({ query }) => {
    const [state, words] = [query.get("state"), (query.get("search") ?? "").toLowerCase()];
    const found = sequences.filter((one) =>
      (!state || one.state === state) && one.name.toLowerCase().includes(words)
    );
    return paged(found.map(shown), query);
  }],
  ["POST", "/api/sequences", create],
  ["POST", "/api/sequences/check", ({ body }) => ({ findings: faults(body) })],
  ["GET", "/api/sequences/{id}", ({ parameters }) => shown(find(sequences, parameters.id))],
  ["PATCH", "/api/sequences/{id}", change],
  [
    "DELETE",
    "/api/sequences/{id}",
    ({ parameters }) => void sequences.splice(sequences.indexOf(find(sequences, parameters.id)), 1),
  ],
  ["PUT", "/api/sequences/{id}/publication", publish],
  ["PUT", "/api/sequences/{id}/pause", setState("paused")],
  ["DELETE", "/api/sequences/{id}/pause", setState("live")],
  ["POST", "/api/sequences/{id}/copy", copy],
  ["GET", "/api/sequences/{id}/versions", ({ parameters }) => ({
    items: find(sequences, parameters.id).versions.map(({ plan, ...rest }) => ({
      ...rest,
      steps: plan.steps.length,
    }))
      .reverse(),
  })],
  ["POST", "/api/sequences/{id}/rollback", rollback],
  ["POST", "/api/sequences/{id}/enrolments", enrol],
  ["GET", "/api/sequences/{id}/enrolments", enrolments],
  ["GET", "/api/sequences/{id}/enrolments/{enrolment}", ({ parameters }) => enrolmentOf(parameters)],
  ["DELETE", "/api/sequences/{id}/enrolments/{enrolment}", drop],
  ["GET", "/api/sequences/{id}/analytics", analytics],
];
