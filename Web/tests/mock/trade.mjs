// Imports of contacts beyond reading the file, exports and opt-out words of the mock.
import { ahead, contacts, id, self } from "./data.mjs";
import { peopleOf, tell, whole } from "./book.mjs";
import { imports } from "./campaigns.mjs";
import { emit } from "./events.mjs";
import { find, tags } from "./people.mjs";
import { paged, Refusal } from "./refusal.mjs";

const counts = () => ({ created: 0, updated: 0, unchanged: 0, skipped: 0, refused: 0, undone: 0, kept: 0 });
const targets = [
  [/mail(?!.*label)/i, "email"],
  [/opt.?in|consent/i, "optIn"],
  [/^(tags?|labels?)$/i, "tag"],
  [/company|organi[sz]ation/i, "company"],
];
/** How files with the same columns were matched before. */
const habits = new Map();

/** An upload with what contacts need besides: what each column becomes, the rules, and how far it is. */
export function forContacts(file) {
  if (!file.targets) {
    const guess = (column) =>
      column === file.mapping.phone
        ? "phone"
        : file.mapping.name.includes(column)
        ? "name"
        : targets.find(([words]) => words.test(column))?.[1] ?? "skip";
    const habit = habits.get(file.columns.join("|"));
    file.targets = habit?.targets ?? file.columns.map((column) => ({ column, to: guess(column) }));
    file.rules = habit?.rules ??
      { duplicates: "fill", optIn: "leave", evidence: null, tags: [] };
    file.work = { state: "none", progress: 0, ...counts() };
    file.createdAt = new Date().toISOString();
    file.rowsTotal = file.content.length;
  }
  return file;
}

const shown = ({ content: _content, verdicts: _verdicts, before: _before, ...rest }) => rest;
const found = (parameters) => forContacts(find(imports, parameters.id));

function change(map) {
  return ({ parameters, body }) => {
    const file = found(parameters);
    if (!body.mapping.some(({ to }) => to === "phone")) throw new Refusal(422, "No column holds the number");
    file.targets = body.mapping;
    file.rules = {
      duplicates: body.duplicates,
      optIn: body.optIn,
      evidence: body.consentEvidence || null,
      tags: body.tags ?? [],
    };
    habits.set(file.columns.join("|"), { targets: file.targets, rules: file.rules });
    file.defaultCountry = body.country;
    file.work = { state: "none", progress: 0, ...counts() };
    Object.assign(file, { ok: 0, duplicate: 0, invalid: 0, progress: 0, verdicts: [] });
    map({
      parameters,
      body: {
        phone: body.mapping.find(({ to }) => to === "phone").column,
        name: body.mapping.filter(({ to }) => to === "name").map(({ column }) => column),
      },
    });
    return shown(file);
  };
}

function outcomeOf(file, row) {
  const there = contacts.find((contact) => contact.phone === row.e164);
  if (!there) return "created";
  if (file.rules.duplicates === "skip") return "skipped";
  return there.name === row.name ? "unchanged" : "updated";
}

function walk(file, running, done, work) {
  const rows = file.verdicts.filter(({ verdict }) => verdict === "ok");
  file.work = { state: running, progress: 0, ...counts() };
  let at = 0;
  const next = () => {
    for (const row of rows.slice(at, at + 120)) {
      row.outcome = work(row);
      file.work[row.outcome] += 1;
    }
    at += 120;
    file.work.progress = Math.min(1, at / Math.max(1, rows.length));
    if (at < rows.length) setTimeout(next, 200);
    else file.work.state = done;
    emit("import.changed", { subject: file.id, importId: file.id });
  };
  setTimeout(next, 250);
  return shown(file);
}

function start({ parameters }) {
  const file = found(parameters);
  file.before = new Map();
  return walk(file, "applying", "applied", (row) => {
    const outcome = outcomeOf(file, row);
    if (outcome === "created") {
      const made = whole({
        id: id("con"),
        name: row.name,
        phone: row.e164,
        optIn: file.rules.optIn === "yes" || file.rules.optIn === "no" ? file.rules.optIn : "unknown",
        source: "import",
        createdAt: new Date().toISOString(),
      });
      made.tags = file.rules.tags.map((tag) => tags.find((found) => found.name === tag)).filter(Boolean).map((
        { id, name, colour },
      ) => ({
        id,
        name,
        colour,
      }));
      contacts.unshift(made);
      file.before.set(made.id, null);
      row.contactId = made.id;
    } else if (outcome === "updated") {
      const there = contacts.find((contact) => contact.phone === row.e164);
      file.before.set(there.id, there.name);
      if (file.rules.duplicates === "update" || !there.name) there.name = row.name;
      tell(there, "imported");
      row.contactId = there.id;
    }
    return outcome;
  });
}

function undo({ parameters }) {
  const file = found(parameters);
  return walk(file, "undoing", "undone", (row) => {
    if (!row.contactId) return row.outcome;
    const contact = contacts.find((one) => one.id === row.contactId);
    const before = file.before.get(row.contactId);
    if (contact && before === null) contacts.splice(contacts.indexOf(contact), 1);
    else if (contact) contact.name = before;
    return "undone";
  });
}

const exports_ = [];

function exportPeople({ body }) {
  const list = peopleOf(body);
  const made = {
    id: id("exp"),
    state: "running",
    rows: 0,
    format: body.format,
    columns: body.columns,
    createdAt: new Date().toISOString(),
    createdBy: self.name,
    total: 0,
    masked: false,
    expiresAt: null,
    url: null,
  };
  exports_.unshift(made);
  setTimeout(() => {
    Object.assign(made, {
      state: "ready",
      rows: list.length,
      expiresAt: ahead(7 * 24 * 60),
      url: `/api/exports/${made.id}/file`,
    });
  }, 1_200);
  return made;
}

const words = [
  ["en", "STOP, UNSUBSCRIBE", "START"],
  ["hi", "रोकें, बंद करें", "शुरू करें"],
  ["es", "BAJA, ALTO", "ALTA"],
  ["pt", "PARAR, SAIR", "COMEÇAR"],
  ["ar", "توقف, إلغاء", "ابدأ"],
  ["fr", "STOP, ARRÊT", "REPRENDRE"],
  ["de", "STOPP, ABMELDEN", "START"],
  ["id", "BERHENTI", "MULAI"],
].map(([language, stop, start]) => ({ language, stop: stop.split(", "), start: start.split(", ") }));
const grace = { days: 30 };
const optOut = {
  words,
  confirmStop: "You get no more offers from us. Write START to get them again.",
  confirmStart: "Welcome back! You get our offers again.",
  inboundIsConsent: false,
};

export const tradeRoutes = (map) => [
  ["GET", "/api/imports", ({ query }) => {
    const page = paged([...imports].reverse().map(forContacts), query);
    return { ...page, items: page.items.map(shown) };
  }],
  ["PATCH", "/api/imports/{id}", change(map)],
  [
    "DELETE",
    "/api/imports/{id}",
    ({ parameters }) => void imports.splice(imports.indexOf(found(parameters)), 1),
  ],
  ["POST", "/api/imports/{id}/dry-run", ({ parameters }) => {
    const file = found(parameters);
    return walk(file, "checking", "checked", (row) => outcomeOf(file, row));
  }],
  ["POST", "/api/imports/{id}/start", start],
  ["POST", "/api/imports/{id}/undo", undo],
  ["POST", "/api/exports", exportPeople],
  ["GET", "/api/exports", ({ query }) => paged(exports_, query)],
  ["GET", "/api/exports/{id}/file", ({ parameters }) => ({
    file: `name,phone\r\n${find(exports_, parameters.id).rows}\r\n`,
    type: "text/csv",
    headers: { "Content-Disposition": 'attachment; filename="contacts.csv"' },
  })],
  ["GET", "/api/settings/opt-out", () => optOut],
  ["GET", "/api/settings/deletion", () => grace],
  ["PUT", "/api/settings/deletion", ({ body }) => Object.assign(grace, body)],
  ["PUT", "/api/settings/opt-out", ({ body }) => Object.assign(optOut, body)],
];
