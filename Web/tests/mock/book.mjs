// The contact book of the mock: ten thousand contacts with everything they can have, lists, segments, companies, communities.
import { ago, contacts, conversations, id, members } from "./data.mjs";
import { emit } from "./events.mjs";
import { find, named, tags, views } from "./people.mjs";
import { matches } from "./predicate.mjs";
import { notFound, paged, Refusal } from "./refusal.mjs";

// Its own numbers, so that everything else of the mock stays as it is.
let seed = 7;
const random = () => {
  seed = (seed * 1664525 + 1013904223) % 4294967296;
  return seed / 4294967296;
};
const one = (list) => list[Math.floor(random() * list.length)];
const some = (list, most) => list.filter(() => random() < most / list.length).slice(0, most);
const bare = ({ id, name, colour }) => ({ id, name, colour });

const colours = {
  Wholesale: "green",
  VIP: "violet",
  "Diwali 2026": "amber",
  Complaint: "red",
  "Trade fair": "teal",
};
for (const [name, colour] of Object.entries(colours)) {
  tags.push({ id: id("tag"), name, colour, kind: "contact", uses: 0 });
}
const contactTags = () => tags.filter(({ kind }) => kind === "contact");

const field = (key, label, type, rest = {}) => ({
  id: id("fld"),
  of: "contact",
  key,
  label,
  type,
  options: [],
  required: false,
  default: null,
  group: "",
  inPanel: true,
  uses: 0,
  ...rest,
});
export const fields = [
  field("customer_number", "Customer number", "text"),
  field("birthday", "Birthday", "date"),
  field("size", "Size", "select", { options: ["XS", "S", "M", "L", "XL"], group: "Clothing" }),
  field("likes", "Likes", "multiSelect", { options: ["Silk", "Linen", "Block print"], group: "Clothing" }),
  field("spent", "Spent so far", "number", { inPanel: false }),
  field("subscribed", "Gets the catalogue", "boolean"),
  field("website", "Website", "url", { inPanel: false }),
  field("remark", "Remark", "longText", { inPanel: false }),
].map((made, position) => ({ ...made, position, uses: 940 - position * 117 }));
export const companyFields = [{
  ...field("credit_days", "Days of credit", "number"),
  of: "company",
  position: 0,
}];

const trades = ["Retail", "Hospitality", "Education", "Logistics", "Design", "Health"];
const firsts = [
  "Bluebird",
  "Saffron",
  "Kaveri",
  "Nordwind",
  "Al Noor",
  "Casa Verde",
  "Lotus",
  "Harbour",
  "Monsoon",
];
const lasts = ["Textiles", "Hotels", "Academy", "Traders", "Studio", "Clinics", "Exports"];
export const companies = firsts.flatMap((first) =>
  lasts.map((last) => ({
    id: id("cpy"),
    name: `${first} ${last}`,
    domain: `${first}${last}.example`.toLowerCase().replaceAll(" ", ""),
    industry: one(trades),
    size: one(["1–10", "10–50", "50–200", "200–1000"]),
    address: "100 Feet Road, Bengaluru",
    taxId: null,
    owner: random() < 0.6 ? named(one(members)) : null,
    tags: [],
    fields: {},
  }))
);
export const communities = [
  ["Regulars", "People who buy every month", "static", null, null],
  ["Jaipur weavers", "Whom we buy from", "static", null, null],
  [
    "Quiet for two months",
    "",
    "dynamic",
    {
      all: [{ field: "optIn", op: "is", value: "yes" }, {
        field: "lastInboundAt",
        op: "olderThanDays",
        value: 60,
      }],
    },
    null,
  ],
  ["Sari lovers", "Our community on WhatsApp", "external", null, "https://chat.whatsapp.com/Ab12Cd34Ef56"],
].map(([name, description, kind, filter, inviteLink]) => ({
  id: id("cmy"),
  name,
  description,
  kind,
  filter,
  inviteLink,
}));

const known = contacts.slice(0, 420).map(({ name }) => name).filter(Boolean);
const prefixes = ["+9198", "+9198", "+9199", "+9170", "+49151", "+55119", "+34612", "+97150"];
for (let index = contacts.length; index < 10_000; index++) {
  contacts.push({
    id: id("con"),
    name: `${one(known).split(" ")[0]} ${one(known).split(" ").at(-1)}`,
    phone: `${one(prefixes)}${String(20_000_000 + index * 7919).slice(0, 8)}`,
    optIn: one(["yes", "yes", "unknown", "no"]),
    source: one(["import", "inbound", "manual"]),
    createdAt: ago(index * 95 + 10),
  });
}

/** What every contact of the API has, also those that other parts of the mock make. */
export function whole(contact) {
  contact.tags ??= [];
  contact.communities ??= [];
  contact.fields ??= {};
  contact.company ??= null;
  contact.owner ??= null;
  contact.email ??= null;
  contact.updatedAt ??= contact.createdAt;
  contact.lastInboundAt ??= null;
  contact.lastOutboundAt ??= null;
  contact.deletedAt ??= null;
  contact.blockedAt ??= null;
  return contact;
}

contacts.forEach((contact, index) => {
  contact.tags = some(contactTags(), 2).map(bare);
  contact.company = random() < 0.3 ? named(one(companies)) : null;
  contact.owner = random() < 0.45 ? named(one(members)) : null;
  contact.communities = some(communities.slice(0, 2), 1).map(named);
  contact.email = contact.name && random() < 0.5
    ? `${
      contact.name.normalize("NFD").replace(/[^a-z ]/gi, "").toLowerCase().replaceAll(" ", ".")
    }@example.com`
    : null;
  contact.lastInboundAt = random() < 0.7 ? ago(index * 11 + Math.floor(random() * 90_000)) : null;
  contact.lastOutboundAt = contact.lastInboundAt && random() < 0.8 ? contact.lastInboundAt : null;
  contact.fields = {
    ...(random() < 0.6 ? { customer_number: `MC-${10_000 + index}` } : {}),
    ...(random() < 0.4 ? { size: one(["XS", "S", "M", "L", "XL"]) } : {}),
    ...(random() < 0.3 ? { likes: some(["Silk", "Linen", "Block print"], 2) } : {}),
    ...(random() < 0.3
      ? { birthday: `19${60 + Math.floor(random() * 39)}-0${1 + Math.floor(random() * 9)}-14` }
      : {}),
    ...(random() < 0.4 ? { spent: String(Math.floor(random() * 90_000)) } : {}),
  };
  if (index % 211 === 9) contact.blockedAt = ago(index);
  whole(contact);
});
// Two who are the same person, and one who is deleted.
contacts[31].name = contacts[30].name;
contacts[31].email = contacts[30].email = "meera.twice@example.com";
contacts[57].deletedAt = ago(3_000);

const living = () => contacts.filter((contact) => !whole(contact).deletedAt);
const segments = [
  ["Wholesale in India", {
    all: [{ field: "tag", op: "is", value: tagID("Wholesale") }, { field: "country", op: "is", value: "IN" }],
  }],
  [
    "Agreed and active",
    {
      all: [{ field: "optIn", op: "is", value: "yes" }, {
        field: "lastInboundAt",
        op: "withinDays",
        value: 30,
      }],
    },
  ],
].map(([name, filter]) => ({ id: id("seg"), name, kind: "dynamic", filter, by: named(members[0]) }));
segments.push({
  id: id("seg"),
  name: "Trade fair visitors",
  kind: "static",
  filter: null,
  ids: contacts.slice(100, 240).map((contact) => contact.id),
  by: named(members[1]),
});

function tagID(name) {
  return contactTags().find((tag) => tag.name === name).id;
}

const inCommunity = (community) =>
  community.kind === "dynamic"
    ? (contact) => matches(contact, community.filter)
    : (contact) => contact.communities.some((own) => own.id === community.id);
const inSegment = (segment) =>
  segment.kind === "static"
    ? (contact) => segment.ids.includes(contact.id)
    : (contact) => matches(contact, segment.filter);

export const inCommunityOf = (wanted) => living().filter(inCommunity(find(communities, wanted)));

/** Whom the body of a count, a change or an export is about. */
export function peopleOf({ ids, filter, segment }) {
  if (ids) {
    const wanted = new Set(ids);
    return contacts.filter((contact) => wanted.has(contact.id));
  }
  if (segment) return living().filter(inSegment(find(segments, segment)));
  if (filter) return living().filter((contact) => matches(contact, filter));
  throw new Refusal(422, "Say whom you mean");
}

const sorters = {
  oldest: (left, right) => left.createdAt < right.createdAt ? -1 : 1,
  newest: (left, right) => left.createdAt > right.createdAt ? -1 : 1,
  name: (left, right) => (left.name || "").localeCompare(right.name || ""),
  active: (left, right) => (left.lastInboundAt ?? "") > (right.lastInboundAt ?? "") ? -1 : 1,
};

function list({ query }) {
  const words = (query.get("search") ?? "").toLowerCase();
  const begins = (value) => value?.toLowerCase().split(" ").some((part) => part.startsWith(words));
  const filter = query.get("filter");
  const [segment, tag, company, community] = ["segment", "tag", "company", "community"].map((name) =>
    query.get(name)
  );
  let found = query.get("deleted") === "true" ? contacts.filter((contact) => contact.deletedAt) : living();
  if (words) {
    const digits = words.replace(/\D/g, "");
    found = found.filter((contact) =>
      `${contact.name ?? ""}`.toLowerCase().startsWith(words) || begins(contact.name) ||
      begins(contact.username) ||
      (digits.length > 2 && contact.phone?.includes(digits))
    );
  }
  if (filter) found = found.filter((contact) => matches(contact, JSON.parse(filter)));
  if (segment) found = found.filter(inSegment(find(segments, segment)));
  if (tag) found = found.filter((contact) => contact.tags.some((own) => own.id === tag));
  if (company) found = found.filter((contact) => contact.company?.id === company);
  if (community) found = found.filter(inCommunity(find(communities, community)));
  return paged([...found].sort(sorters[query.get("sort") ?? "newest"] ?? sorters.newest), query);
}

function count({ body }) {
  const found = peopleOf(body);
  const optedIn = found.filter((contact) => contact.optIn === "yes" && !contact.blockedAt).length;
  return {
    count: found.length,
    sample: found.slice(0, 5),
    milliseconds: 3 + Math.floor(found.length / 900),
    reachable: {
      optedIn,
      blocked: found.filter((contact) => contact.blockedAt).length,
      withoutNumber: found.filter((contact) => !contact.phone).length,
    },
    cost: { category: "marketing", points: (optedIn * 0.8631).toFixed(4) },
  };
}

const journal = new Map();
/** What happened to a contact, the latest first. */
export const journalOf = (contact) => {
  if (!journal.has(contact.id)) {
    journal.set(contact.id, [
      {
        id: id("tml"),
        at: contact.createdAt,
        kind: "created",
        by: named(members[0]),
        title: "Contact added",
        data: {},
      },
    ]);
  }
  return journal.get(contact.id);
};
export function tell(contact, kind, data = {}, title = kind) {
  contact.updatedAt = new Date().toISOString();
  journalOf(contact).unshift({
    id: id("tml"),
    at: contact.updatedAt,
    kind,
    by: named(members[0]),
    title,
    data,
  });
}

const invalid = (field, detail) =>
  new Refusal(422, "The request is not valid", undefined, [{ field, detail }]);
const member = (wanted) => wanted ? named(find(members, wanted)) : null;

function write(contact, body) {
  for (const name of ["name", "email", "optIn"]) {
    if (body[name] === undefined || body[name] === contact[name]) continue;
    if (name === "email" && body.email && !body.email.includes("@")) {
      throw invalid("email", "is no e-mail address.");
    }
    contact[name] = body[name];
    tell(contact, name === "optIn" ? "consent" : name, {
      to: body[name],
      value: body[name],
      purpose: "marketing",
    });
  }
  if (body.companyId !== undefined) {
    contact.company = body.companyId ? named(find(companies, body.companyId)) : null;
    tell(contact, "company", { to: contact.company?.name ?? "" }, "Company changed");
  }
  if (body.ownerId !== undefined) {
    contact.owner = member(body.ownerId);
    tell(contact, "owner", { to: contact.owner?.name ?? "" }, "Owner changed");
  }
  if (body.tagIds) contact.tags = body.tagIds.map((tag) => bare(find(tags, tag)));
  if (body.blocked !== undefined) {
    contact.blockedAt = body.blocked ? new Date().toISOString() : null;
    tell(contact, body.blocked ? "blocked" : "unblocked");
  }
  for (const [key, value] of Object.entries(body.fields ?? {})) {
    const own = fields.find((found) => found.key === key);
    if (!own) throw invalid(`fields.${key}`, "There is no such field.");
    if (own.type === "number" && value !== null && Number.isNaN(Number(value))) {
      throw invalid(`fields.${key}`, "Write a number, such as 12.5.");
    }
    const from = contact.fields[key] ?? null;
    if (JSON.stringify(from) === JSON.stringify(value)) continue;
    if (value === null) delete contact.fields[key];
    else contact.fields[key] = value;
    tell(contact, "field", { key, from, to: value });
  }
  return contact;
}

function add({ body }) {
  const phone = `+${(body.phone ?? "").replace(/\D/g, "")}`;
  if (phone.length < 9) throw invalid("phone", "This is not a phone number of the chosen country.");
  if (living().some((contact) => contact.phone === phone)) {
    throw invalid("phone", "A contact has this number already.");
  }
  const made = whole({
    id: id("con"),
    name: body.name,
    phone,
    optIn: body.optIn ?? "unknown",
    source: "manual",
    createdAt: new Date().toISOString(),
  });
  contacts.unshift(made);
  write(made, { ...body, name: undefined, optIn: undefined });
  return made;
}

const bulks = [];
const shownBulk = ({ before: _before, ...rest }) => rest;

export const bulkOf = (wanted) => ({ ...shownBulk(find(bulks, wanted)), undoableUntil: null });

function step(list, work, end) {
  let at = 0;
  const next = () => {
    for (const contact of list.slice(at, at + Math.max(40, list.length / 6))) work(contact);
    at += Math.max(40, list.length / 6);
    if (at < list.length) setTimeout(next, 250);
    else end();
  };
  setTimeout(next, 200);
}

/** Runs a change over many, a slice at a time. */
export const tagMany = (list, tag) => runBulk(list, (contact) => changeOne(contact, { tag }));

export function runBulk(list, change) {
  const bulk = {
    id: id("blk"),
    state: "running",
    matched: list.length,
    changed: 0,
    skipped: 0,
    failed: 0,
    undoableUntil: null,
    before: new Map(),
  };
  bulks.push(bulk);
  step(list, (contact) => {
    const before = structuredClone(contact);
    change(contact);
    if (JSON.stringify(before) === JSON.stringify(contact)) bulk.skipped += 1;
    else {
      bulk.before.set(contact.id, before);
      bulk.changed += 1;
    }
  }, () => {
    bulk.state = "done";
    bulk.undoableUntil = new Date(Date.now() + 3_600_000).toISOString();
    emit("bulk.changed", { bulkId: bulk.id });
  });
  return shownBulk(bulk);
}

function changeOne(contact, change) {
  if (change.tag && !contact.tags.some((tag) => tag.id === change.tag)) {
    contact.tags = [...contact.tags, bare(find(tags, change.tag))];
  }
  if (change.untag) contact.tags = contact.tags.filter((tag) => tag.id !== change.untag);
  if (change.ownerId !== undefined) contact.owner = member(change.ownerId);
  if (change.companyId !== undefined) {
    contact.company = change.companyId ? named(find(companies, change.companyId)) : null;
  }
  if (change.community && !contact.communities.some((own) => own.id === change.community)) {
    contact.communities = [...contact.communities, named(find(communities, change.community))];
  }
  if (change.leave) contact.communities = contact.communities.filter((own) => own.id !== change.leave);
  if (change.blocked !== undefined && change.blocked !== !!contact.blockedAt) {
    contact.blockedAt = change.blocked ? new Date().toISOString() : null;
  }
  if (change.delete) contact.deletedAt = new Date().toISOString();
  for (const [key, value] of Object.entries(change.fields ?? {})) {
    if (value === null) delete contact.fields[key];
    else contact.fields = { ...contact.fields, [key]: value };
  }
}

function undoBulk({ parameters }) {
  const bulk = find(bulks, parameters.id);
  bulk.state = "undoing";
  const list = contacts.filter((contact) => bulk.before.has(contact.id));
  step(list, (contact) => Object.assign(contact, bulk.before.get(contact.id)), () => bulk.state = "undone");
  return shownBulk(bulk);
}

const shownSegment = ({ ids: _ids, contactIds: _contactIds, ...segment }) => ({
  ...segment,
  count: living().filter(inSegment(find(segments, segment.id))).length,
  countedAt: new Date().toISOString(),
});
const shownCompany = (company) => {
  const own = living().filter((contact) => contact.company?.id === company.id);
  const ids = new Set(own.map((contact) => contact.id));
  return {
    ...company,
    contacts: own.length,
    openConversations:
      conversations.filter((found) => found.status === "open" && ids.has(found.contact.id)).length,
    creditUsed: (own.length * 1.7262).toFixed(6),
  };
};
const shownCommunity = (community) => ({
  ...community,
  members: living().filter(inCommunity(community)).length,
});
const taken = (list, body, own) => {
  if (list.some((found) => found !== own && found.name.toLowerCase() === body.name?.toLowerCase())) {
    throw invalid("name", "This name is taken.");
  }
};
const companyBody = ({ ownerId, ...body }) => ({
  ...body,
  ...(ownerId === undefined ? {} : { owner: member(ownerId) }),
});

const contactViews = [{
  id: id("view"),
  name: "Agreed, by last activity",
  query:
    "filter=%7B%22field%22%3A%22optIn%22%2C%22op%22%3A%22is%22%2C%22value%22%3A%22yes%22%7D&sort=active&columns=phone,lastInboundAt,tags",
  shared: true,
  by: named(members[1]),
}];

export const contactOf = (parameters) => {
  const found = contacts.find((contact) => contact.id === parameters.id);
  if (!found) throw notFound();
  return whole(found);
};

/** The inbox's views and the contacts' have one address. */
function viewsOf({ query }) {
  return { items: query.get("of") === "contacts" ? contactViews : views };
}
const viewList = (wanted) => contactViews.some((view) => view.id === wanted) ? contactViews : views;

export const bookRoutes = [
  ["GET", "/api/views", viewsOf],
  ["POST", "/api/views", ({ body: { of, ...body } }) => {
    const made = { ...body, id: id("view"), by: named(members[0]) };
    (of === "contacts" ? contactViews : views).push(made);
    return made;
  }],
  [
    "PATCH",
    "/api/views/{id}",
    ({ parameters, body: { of: _of, ...body } }) =>
      Object.assign(find(viewList(parameters.id), parameters.id), body),
  ],
  ["DELETE", "/api/views/{id}", ({ parameters }) => {
    const list = viewList(parameters.id);
    list.splice(list.indexOf(find(list, parameters.id)), 1);
  }],
  ["GET", "/api/contacts", list],
  ["POST", "/api/contacts", add],
  ["POST", "/api/contacts/count", count],
  [
    "POST",
    "/api/contacts/bulk",
    ({ body }) => runBulk(peopleOf(body), (contact) => changeOne(contact, body.change)),
  ],
  ["GET", "/api/contacts/bulk/{id}", ({ parameters }) => shownBulk(find(bulks, parameters.id))],
  ["POST", "/api/contacts/bulk/{id}/undo", undoBulk],
  ["GET", "/api/segments", () => ({ items: segments.map(shownSegment) })],
  ["POST", "/api/segments", ({ body }) => {
    taken(segments, body);
    const made = { ...body, id: id("seg"), by: named(members[0]) };
    if (made.kind === "static") {
      if (body.filter) throw invalid("filter", "Only a dynamic one has a filter.");
      made.ids = body.contactIds ?? [];
      made.filter = null;
    }
    segments.push(made);
    return shownSegment(made);
  }],
  ["PATCH", "/api/segments/{id}", ({ parameters, body }) => {
    const found = find(segments, parameters.id);
    taken(segments, body, found);
    return shownSegment(Object.assign(found, body));
  }],
  ["DELETE", "/api/segments/{id}", ({ parameters }) => {
    segments.splice(segments.indexOf(find(segments, parameters.id)), 1);
  }],
  ["PUT", "/api/segments/{id}/members", ({ parameters, body }) => {
    const found = find(segments, parameters.id);
    found.ids = [...new Set([...found.ids, ...body.contactIds])];
    return { changed: body.contactIds.length };
  }],
  ["GET", "/api/companies", ({ query }) => {
    const words = (query.get("search") ?? "").toLowerCase();
    const found = companies.filter(({ name, domain }) =>
      !words || name.toLowerCase().includes(words) || domain?.startsWith(words)
    ).sort((left, right) => left.name.localeCompare(right.name));
    const page = paged(found, query);
    return { ...page, items: page.items.map(shownCompany) };
  }],
  ["POST", "/api/companies", ({ body }) => {
    taken(companies, body);
    const made = { tags: [], fields: {}, owner: null, ...companyBody(body), id: id("cpy") };
    companies.push(made);
    return shownCompany(made);
  }],
  ["GET", "/api/companies/{id}", ({ parameters }) => shownCompany(find(companies, parameters.id))],
  ["PATCH", "/api/companies/{id}", ({ parameters, body }) => {
    const found = find(companies, parameters.id);
    taken(companies, body, found);
    return shownCompany(Object.assign(found, companyBody(body)));
  }],
  ["DELETE", "/api/companies/{id}", ({ parameters }) => {
    const found = find(companies, parameters.id);
    companies.splice(companies.indexOf(found), 1);
    for (const contact of contacts) if (contact.company?.id === found.id) contact.company = null;
  }],
  ["GET", "/api/communities", () => ({ items: communities.map(shownCommunity) })],
  ["POST", "/api/communities", ({ body }) => {
    taken(communities, body);
    const made = { ...body, id: id("cmy") };
    communities.push(made);
    return shownCommunity(made);
  }],
  ["PATCH", "/api/communities/{id}", ({ parameters, body }) => {
    const found = find(communities, parameters.id);
    taken(communities, body, found);
    return shownCommunity(Object.assign(found, body));
  }],
  ["DELETE", "/api/communities/{id}", ({ parameters }) => {
    const found = find(communities, parameters.id);
    communities.splice(communities.indexOf(found), 1);
    for (const contact of contacts) {
      contact.communities = whole(contact).communities.filter((own) => own.id !== found.id);
    }
  }],
  ["PUT", "/api/communities/{id}/members", ({ parameters, body }) => {
    const community = find(communities, parameters.id);
    const list = peopleOf(body.contactIds ? { ids: body.contactIds } : body);
    for (const contact of list) changeOne(contact, { community: community.id });
    return shownCommunity(community);
  }],
  ["DELETE", "/api/communities/{id}/members", ({ parameters, body }) => {
    const community = find(communities, parameters.id);
    for (const contact of peopleOf({ ids: body.contactIds })) {
      changeOne(contact, { leave: community.id });
    }
  }],
  ["GET", "/api/contacts/{id}", ({ parameters }) => contactOf(parameters)],
  ["PATCH", "/api/contacts/{id}", ({ parameters, body }) => write(contactOf(parameters), body)],
  ["PUT", "/api/contacts/{id}/tags", ({ parameters, body }) => {
    const contact = contactOf(parameters);
    const next = body.tagIds.map((tag) => bare(find(tags, tag)));
    for (const tag of next) {
      if (!contact.tags.some((own) => own.id === tag.id)) tell(contact, "tagged", { to: tag.name });
    }
    for (const tag of contact.tags) {
      if (!next.some((own) => own.id === tag.id)) tell(contact, "untagged", { to: tag.name });
    }
    contact.tags = next;
    return contact;
  }],
  ["PUT", "/api/contacts/{id}/communities", ({ parameters, body }) => {
    const contact = contactOf(parameters);
    contact.communities = body.communityIds.map((own) => named(find(communities, own)));
    return contact;
  }],
  ["DELETE", "/api/contacts/{id}", ({ parameters }) => {
    const contact = contactOf(parameters);
    contact.deletedAt = new Date().toISOString();
    tell(contact, "deleted");
  }],
  ["POST", "/api/contacts/{id}/restore", ({ parameters }) => {
    const contact = contactOf(parameters);
    contact.deletedAt = null;
    tell(contact, "restored");
    return contact;
  }],
];
