// Whom a campaign of the mock is for: sources, exclusions with their reasons, pre-flight.
import { inCommunityOf, peopleOf } from "./book.mjs";
import { campaigns, imports } from "./campaigns.mjs";
import { contacts } from "./data.mjs";
import { readNumber } from "./csv.mjs";
import { find } from "./people.mjs";
import { Refusal } from "./refusal.mjs";
import { isShort, pointsText } from "./wallet.mjs";

const limit = 10_000;
const dayMilliseconds = 86_400_000;

const ofContact = (contact) => ({ phone: contact.phone, name: contact.name ?? "", contact });
const byPhone = (phone) => contacts.find((contact) => contact.phone === phone && !contact.deletedAt);

const outcomes = {
  "not-delivered": ({ state }) => ["sent", "failed", "unknown"].includes(state),
  "delivered-not-read": ({ state }) => state === "delivered",
  "read-not-replied": ({ state, repliedAt }) => state === "read" && !repliedAt,
  clicked: ({ clickedAt }) => !!clickedAt,
  replied: ({ repliedAt }) => !!repliedAt,
  failed: ({ state }) => state === "failed",
};
export const withOutcome = (campaign, outcome) =>
  campaign.recipients.filter(outcomes[outcome] ?? (() => true));

function people(source) {
  switch (source.kind) {
    case "all":
      return peopleOf({ filter: { field: "createdAt", op: "isSet" } }).map(ofContact);
    case "segment":
      return peopleOf({ segment: source.id }).map(ofContact);
    case "filter":
      return peopleOf({ filter: source.filter }).map(ofContact);
    case "tag":
    case "company":
      return peopleOf({ filter: { field: source.kind, op: "is", value: source.id } }).map(ofContact);
    case "community":
      return inCommunityOf(source.id).map(ofContact);
    case "contacts":
      return peopleOf({ ids: source.ids }).map(ofContact);
    case "numbers":
      return source.text.split("\n").filter((line) => line.trim()).map((line) => {
        const [number, ...name] = line.split(/[,;\t]/);
        return { phone: readNumber(number), name: name.join(" ").trim(), isWritten: true };
      });
    case "import":
      return (imports.find(({ id }) => id === source.id)?.verdicts ?? []).map((row) => ({
        row: row.row,
        phone: row.verdict === "invalid" ? null : row.e164,
        name: row.name,
        cells: row.cells,
        isWritten: true,
      }));
    case "retarget":
      return withOutcome(find(campaigns, source.campaignId), source.outcome).map(({ phone, name }) => ({
        phone,
        name,
      }));
    default:
      throw new Refusal(422, "This kind of audience is not known");
  }
}

const reasons = {
  "no-consent": "No marketing consent",
  "opted-out": "Opted out",
  blocked: "Blocked contact",
  "without-number": "No number",
  invalid: "Not a phone number",
  duplicate: "Twice in the audience",
  excluded: "Left out by you",
  capped: "Had enough marketing lately",
};

/** Everyone who gets it, in order, and the others by reason. */
export function resolve(campaign) {
  const audience = campaign.audience ??
    (campaign.importId ? { sources: [{ kind: "import", id: campaign.importId }], exclude: [] } : null);
  const counts = Object.fromEntries(Object.keys(reasons).map((reason) => [reason, 0]));
  if (!audience) return { matched: 0, reachable: [], counts };
  const isMarketing = campaign.template.category === "MARKETING";
  const except = new Set(audience.exclude.flatMap(people).map(({ phone }) => phone));
  const seen = new Set();
  const reachable = [];
  let matched = 0;
  const reasonOf = (person) => {
    const contact = person.contact ?? byPhone(person.phone);
    if (!person.phone) return person.isWritten ? "invalid" : "without-number";
    if (seen.has(person.phone)) return "duplicate";
    if (except.has(person.phone)) return "excluded";
    if (contact?.blockedAt) return "blocked";
    if (isMarketing && contact?.optIn === "no") return "opted-out";
    if (isMarketing && !person.isWritten && contact?.optIn !== "yes") return "no-consent";
    return contact && Number(person.phone.slice(-2)) === 7 && !person.isWritten ? "capped" : null;
  };
  for (const source of audience.sources) {
    for (const person of people(source)) {
      matched += 1;
      const reason = reasonOf(person);
      if (person.phone) seen.add(person.phone);
      if (reason) counts[reason] += 1;
      else reachable.push({ ...person, row: person.row ?? matched });
    }
  }
  return { matched, reachable, counts };
}

export function countAudience({ parameters }) {
  const campaign = find(campaigns, parameters.id);
  const { matched, reachable, counts } = resolve(campaign);
  const held = Math.floor(reachable.length * (campaign.holdout ?? 0) / 100);
  const getting = reachable.length - held;
  const perDay = Math.min(limit, campaign.schedule?.perDay ?? limit);
  const days = Math.max(1, Math.ceil(getting / perDay));
  campaign.counted = {
    state: "counted",
    countedAt: new Date().toISOString(),
    matched,
    reachable: reachable.length,
    excluded: Object.entries(counts).filter(([, count]) => count > 0).map(([reason, count]) => ({
      reason,
      words: reasons[reason],
      count,
    })),
    waves: Array.from({ length: days }, (_, day) => ({
      day: new Date(Date.now() + day * dayMilliseconds).toISOString().slice(0, 10),
      count: Math.min(perDay, getting - day * perDay),
    })),
    sample: reachable.slice(0, 20).map(({ row, name, phone }) => ({ row, name, phone })),
  };
  campaign.counts.audience = reachable.length;
  // It is counted beside: the first answer says so.
  const isReadyAt = Date.now() + 200;
  campaign.countedAtOnce = isReadyAt;
}

const nothing = { countedAt: null, matched: 0, reachable: 0, excluded: [], waves: [], sample: [] };

export function audience({ parameters }) {
  const campaign = find(campaigns, parameters.id);
  if (!campaign.counted) return { state: "none", ...nothing };
  return Date.now() < campaign.countedAtOnce ? { ...campaign.counted, state: "counting" } : campaign.counted;
}

export function check({ parameters }, estimateOf, templates) {
  const campaign = find(campaigns, parameters.id);
  const { total, recipients } = estimateOf(campaign);
  const template = find(templates, campaign.templateId);
  const missing = template.variables.filter(({ key, required }) => {
    const source = campaign.variables?.[key];
    return required !== false &&
      !(source && (source.field || source.column || source.text || source.tracked?.url));
  });
  const unasked = campaign.counted?.excluded.find(({ reason }) => reason === "no-consent")?.count ?? 0;
  const short = isShort(total);
  const item = (key, state, code, words, mend = null, facts = {}) => ({
    key,
    state,
    ...(code ? { code } : {}),
    words,
    mend,
    facts,
    link: null,
  });
  const items = [
    item("template", "ok", "template-approved", `“${template.name}” is approved`),
    missing.length === 0 ? item("variables", "ok", "variables-given", "Every variable has a value") : item(
      "variables",
      "stop",
      "variables-missing",
      `${missing.length} variables have no value`,
      "Give each of them a value.",
    ),
    unasked > 0
      ? item(
        "consent",
        "warn",
        null,
        `${unasked} people have not agreed to marketing and are left out`,
        "Ask them first.",
      )
      : item("consent", "ok", "consent-kept", "Everyone has agreed to marketing"),
    item("limit", "ok", "limit-enough", `${recipients} of 10,000 people that your number may write to today`),
    short > 0
      ? item(
        "credits",
        "stop",
        "credits-missing",
        `${pointsText(short)} points are missing`,
        "Add credits.",
        {
          short: pointsText(short),
        },
      )
      : item("credits", "ok", "credits-enough", "There are enough credits"),
    campaign.schedule?.quiet
      ? item("quiet", "ok", "quiet-not", "Quiet hours are kept")
      : item("quiet", "warn", null, "No quiet hours are set", "People may get it at night."),
    item("webhook", "ok", null, "News of your messages arrive"),
  ];
  return { ready: items.every(({ state }) => state !== "stop"), items };
}
