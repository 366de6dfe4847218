// A contact's own page in the mock: timeline, history, notes, consent, merges, erasure.
import { ago, contacts, id, members, self } from "./data.mjs";
import { bulkOf, contactOf, journalOf, peopleOf, runBulk, tell } from "./book.mjs";
import { find, named } from "./people.mjs";
import { paged, Refusal } from "./refusal.mjs";

const notes = new Map();
const ledgers = new Map();
const merges = [];
const erasures = [];
const now = () => new Date().toISOString();

const notesOf = (contact) => {
  if (!notes.has(contact)) {
    notes.set(contact, [{
      id: id("cnt"),
      at: ago(5_000),
      by: named(members[1]),
      text: "Prefers *linen*. Call before ten.",
    }]);
  }
  return notes.get(contact);
};
const allNotes = () => [...notes.values()].flat();

const ledgerOf = (contact) => {
  if (!ledgers.has(contact.id)) {
    ledgers.set(
      contact.id,
      contact.optIn === "unknown" ? [] : [{
        id: id("cns"),
        purpose: "marketing",
        value: contact.optIn,
        at: contact.createdAt,
        source: contact.optIn === "no" ? "keyword" : "import",
        by: null,
        words: contact.optIn === "no" ? "STOP" : "Form on shop.example, 12 March",
      }],
    );
  }
  return ledgers.get(contact.id);
};

function consentOf(contact) {
  const events = ledgerOf(contact);
  return {
    purposes: ["marketing", "utility", "authentication", "service"].map((purpose) =>
      events.find((event) => event.purpose === purpose) ?? { purpose, value: "unknown" }
    ),
    events,
  };
}

function record(contact, { purpose, value, source, at, words }) {
  ledgerOf(contact).unshift({
    id: id("cns"),
    purpose,
    value,
    at: at ?? now(),
    source,
    by: named(self),
    words,
  });
  if (purpose === "marketing") contact.optIn = value;
  tell(contact, "consent", { purpose, value });
}

function merge({ parameters, body }) {
  const from = contactOf(parameters);
  const into = contactOf({ id: body.into });
  if (from === into) throw new Refusal(422, "These are one contact already");
  merges.push({
    id: from.id,
    name: from.name,
    phones: from.phone ? [from.phone] : [],
    at: now(),
    by: self.id,
    into: into.id,
    undoneAt: null,
    whole: from,
  });
  contacts.splice(contacts.indexOf(from), 1);
  into.email ??= from.email;
  into.tags = [...into.tags, ...from.tags.filter((tag) => !into.tags.some((own) => own.id === tag.id))];
  tell(into, "merge", { goneId: from.id });
  return into;
}

function duplicates({ query }) {
  const byEmail = new Map();
  for (const contact of contacts.slice(0, 400)) {
    if (!contact.email || contact.deletedAt || !contact.email.includes("twice")) continue;
    byEmail.set(contact.email, [...byEmail.get(contact.email) ?? [], contact]);
  }
  return paged(
    [...byEmail.values()].filter((list) => list.length > 1).map((list) => ({
      reason: "email",
      contacts: list,
    })),
    query,
  );
}

function erase({ parameters, body }) {
  const contact = contactOf(parameters);
  if (body.confirm !== contact.id) {
    throw new Refusal(422, "The request is not valid", undefined, [{
      field: "confirm",
      detail: "is not the contact.",
    }]);
  }
  const made = {
    id: id("era"),
    state: "running",
    requestedBy: self.id,
    finishedAt: null,
    counts: {},
    digest: null,
  };
  erasures.push(made);
  setTimeout(() => {
    contacts.splice(contacts.indexOf(contact), 1);
    Object.assign(made, {
      state: "done",
      finishedAt: now(),
      counts: { contacts: 1, messages: 42, notes: 1, files: 3 },
      digest: "sha256:9b74c9897bac770ffc029102a200c5de5e2b6c1b0a0ddd4e2e1c8f9a6f1f0f55",
    });
  }, 900);
  return made;
}

export const contactPageRoutes = [
  ["GET", "/api/contacts/duplicates", duplicates],
  ["POST", "/api/contacts/opt-in", ({ body }) =>
    runBulk(peopleOf(body), (contact) => {
      if (contact.optIn !== body.value) {
        record(contact, { ...body, purpose: "marketing", source: "bulk", words: body.evidence });
      }
    })],
  ["GET", "/api/contacts/opt-in/{id}", ({ parameters }) => bulkOf(parameters.id)],
  [
    "GET",
    "/api/contacts/{id}/timeline",
    ({ parameters, query }) => paged(journalOf(contactOf(parameters)), query),
  ],
  ["GET", "/api/contacts/{id}/fields/{key}/history", ({ parameters }) => ({
    items: journalOf(contactOf(parameters)).filter(({ kind, data }) =>
      kind === "field" && data.key === parameters.key
    )
      .map(({ at, by, data }) => ({ at, by, from: data.from, to: data.to })),
  })],
  ["GET", "/api/contacts/{id}/notes", ({ parameters }) => ({ items: notesOf(parameters.id) })],
  ["POST", "/api/contacts/{id}/notes", ({ parameters, body }) => {
    const made = { id: id("cnt"), at: now(), by: named(self), text: body.text };
    notesOf(parameters.id).unshift(made);
    tell(contactOf(parameters), "note", { text: body.text });
    return made;
  }],
  [
    "PATCH",
    "/api/contact-notes/{id}",
    ({ parameters, body }) =>
      Object.assign(find(allNotes(), parameters.id), { text: body.text, editedAt: now() }),
  ],
  ["DELETE", "/api/contact-notes/{id}", ({ parameters }) => {
    for (const list of notes.values()) {
      const at = list.findIndex((note) => note.id === parameters.id);
      if (at >= 0) list.splice(at, 1);
    }
  }],
  ["GET", "/api/contacts/{id}/consent", ({ parameters }) => consentOf(contactOf(parameters))],
  ["PUT", "/api/contacts/{id}/consent", ({ parameters, body }) => {
    const contact = contactOf(parameters);
    record(contact, { ...body, source: "manual", words: body.evidence });
    return consentOf(contact);
  }],
  ["GET", "/api/contacts/{id}/merges", ({ parameters }) => ({
    items: merges.filter((found) => found.into === parameters.id).map(({ whole: _whole, ...rest }) => rest),
  })],
  ["POST", "/api/contacts/{id}/merge", merge],
  ["POST", "/api/merges/{id}/undo", ({ parameters }) => {
    const found = find(merges, parameters.id);
    found.undoneAt = now();
    contacts.unshift(found.whole);
  }],
  ["POST", "/api/contacts/{id}/erase", erase],
  ["GET", "/api/erasures/{id}", ({ parameters }) => find(erasures, parameters.id)],
];
