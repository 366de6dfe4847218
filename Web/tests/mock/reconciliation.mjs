// Our books beside Meta's, for the mock's two numbers.
import { ago, channels } from "./data.mjs";
import { emit } from "./events.mjs";
import { notFound, Refusal } from "./refusal.mjs";
import { money } from "./tax.mjs";

const flags = { accounts: true, asked: true, error: null };
const closed = new Map();
const today = () => new Date(Date.now() + 330 * 60_000).toISOString().slice(0, 10);
const points = (micro) => (micro / 1e6).toFixed(6);

const accounts = () =>
  !flags.accounts ? [] : channels.slice(0, 2).map((channel) => ({
    channelId: channel.id,
    name: channel.name,
    wabaId: channel.wabaId ?? "102290129340398",
    lastAskedAt: flags.asked ? ago(210) : null,
    lastError: flags.error,
  }));

const daysOf = (month) => {
  const [year, number] = month.split("-").map(Number);
  const count = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return Array.from({ length: count }, (_, at) => `${month}-${String(at + 1).padStart(2, "0")}`);
};
const ageOf = (day) => Math.round((Date.parse(today()) - Date.parse(day)) / 86_400_000);

/** Odd days: some webhooks were missed, one was priced otherwise. */
const oddity = (day) => ({ "06": -4, "13": 2, "17": 0, "26": -7 })[day.slice(8)] ?? 0;

function dayOf(day) {
  const number = Number(day.slice(8));
  const messages = 380 + number * 37 % 240;
  const free = messages >> 2;
  const difference = oddity(day);
  const age = ageOf(day);
  const isAsked = flags.asked && age > 0;
  const differs = difference !== 0;
  const state = closed.has(day)
    ? "closed"
    : !flags.asked
    ? "unknown"
    : age === 0
    ? "waiting"
    : !differs
    ? "agrees"
    : age < 7
    ? "waiting"
    : "differs";
  return {
    day,
    ours: { messages, free, points: points(messages * 863_100) },
    theirs: isAsked
      ? {
        volume: messages - difference,
        free,
        cost: money(Math.round((messages - difference) * 79.9)),
      }
      : null,
    difference: isAsked ? Math.abs(difference) : 0,
    state,
    closedAt: closed.get(day) ?? null,
  };
}

function month({ query }) {
  const wanted = query.get("month") ?? today().slice(0, 7);
  const known = accounts();
  const days = known.length ? daysOf(wanted).filter((day) => day <= today()).map(dayOf) : [];
  const sum = (of) => days.reduce((total, day) => total + of(day), 0);
  const isAsked = days.some((day) => day.theirs);
  return {
    month: wanted,
    timeZone: "Asia/Kolkata",
    accounts: known,
    days,
    totals: {
      ours: {
        messages: sum((day) => day.ours.messages),
        free: sum((day) => day.ours.free),
        points: points(sum((day) => Math.round(Number(day.ours.points) * 1e6))),
      },
      theirs: isAsked
        ? {
          volume: sum((day) => day.theirs?.volume ?? 0),
          free: sum((day) => day.theirs?.free ?? 0),
          cost: money(sum((day) => Math.round(Number(day.theirs?.cost.amount ?? 0) * 100))),
        }
        : null,
      difference: sum((day) => day.difference),
    },
    margins: days.length === 0 ? [] : [
      {
        category: "MARKETING",
        points: "6204.310000",
        cost: isAsked ? money(574_473) : null,
        margin: isAsked ? money(45958) : null,
      },
      {
        category: "UTILITY",
        points: "312.800000",
        cost: isAsked ? money(28_963) : null,
        margin: isAsked ? money(2317) : null,
      },
      {
        category: "AUTHENTICATION",
        points: "88.150000",
        cost: isAsked ? money(8_162) : null,
        margin: isAsked ? money(653) : null,
      },
    ],
  };
}

function rows(day) {
  const found = dayOf(day);
  const isAsked = found.theirs !== null;
  const row = (country, category, type, ours, theirs, name, words) => ({
    market: country === "IN" ? "India" : "North America",
    country,
    category,
    type,
    tier: type === "REGULAR" && category === "UTILITY" ? "0-100000" : null,
    ours,
    theirs: isAsked ? theirs : null,
    oursPoints: points(type === "REGULAR" ? ours * 863_100 : 0),
    theirsCost: isAsked ? money(type === "REGULAR" ? Math.round(theirs * 79.9) : 0) : null,
    class: isAsked ? name : "waiting",
    words: isAsked ? words : "",
  });
  const paid = found.ours.messages;
  const gap = isAsked ? -oddity(day) : 0;
  const isYoung = found.state === "waiting";
  const early = isYoung ? "WhatsApp repeats webhooks for seven days, so this may still settle itself. " : "";
  const wrong = gap > 0
    ? [
      isYoung ? "waiting" : "missedWebhook",
      `${early}WhatsApp counts ${gap} more than were heard of here: their webhooks did not arrive.`,
    ]
    : gap < 0
    ? ["oursMore", `${early}${-gap} more were charged here than WhatsApp counts.`]
    : ["agrees", "Both count the same."];
  return [
    row("IN", "MARKETING", "REGULAR", paid - 60, paid - 60 + gap, ...wrong),
    row("IN", "UTILITY", "REGULAR", 48, 48, "agrees", "Both count the same."),
    row("US, CA", "MARKETING", "REGULAR", 12, 12, "agrees", "Both count the same."),
    row(
      "IN",
      "SERVICE",
      "FREE_CUSTOMER_SERVICE",
      found.ours.free,
      found.ours.free,
      "agrees",
      "Both count the same.",
    ),
  ];
}

const checked = (day) => {
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || day > today()) throw notFound();
  return day;
};

export const reconciliationRoutes = [
  ["GET", "/api/reconciliation", month],
  ["PUT", "/api/reconciliation/refresh", () => {
    flags.asked = true;
    flags.error = null;
    setTimeout(() => emit("reconciliation.changed", { day: today() }), 300);
  }],
  ["GET", "/api/reconciliation/{day}", ({ parameters: { day } }) => ({
    day: checked(day),
    state: dayOf(day).state,
    rows: rows(day),
  })],
  ["PUT", "/api/reconciliation/{day}/closing", ({ parameters: { day }, body }) => {
    if (!body.reason) {
      throw new Refusal(422, "The request is not valid", undefined, [{
        field: "reason",
        detail: "is missing",
      }]);
    }
    closed.set(checked(day), new Date().toISOString());
    return { day, state: "closed", rows: rows(day) };
  }],
  ["PUT", "/api/_mock/reconciliation", ({ body }) => {
    if (body.reset) {
      Object.assign(flags, { accounts: true, asked: true, error: null });
      closed.clear();
    }
    Object.assign(flags, body);
  }],
];
