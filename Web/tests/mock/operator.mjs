// The operator console: workspaces, grants, price books, billing settings, suspense, as docs/plans/credits-rest.md has them.
import * as seed from "./data.mjs";
import { bookRoutes } from "./books.mjs";
import { notFound, paged, Refusal } from "./refusal.mjs";
import { settingRoutes } from "./settings.mjs";
import { money } from "./tax.mjs";

const invalid = (field, detail) =>
  new Refusal(422, "The request is not valid", undefined, [{ field, detail }]);
const flags = { isOperator: true, isQuiet: false };
export const isOperator = () => flags.isOperator;

const names = [
  ["Marigold Clothing", "IN", "INR", "Asia/Kolkata"],
  ["Blue Harbor Dental", "US", "USD", "America/New_York"],
  ["Panadería La Espiga", "MX", "MXN", "America/Mexico_City"],
  ["Nilgiri Tea Estates", "IN", "INR", "Asia/Kolkata"],
  ["Al Noor Clinic", "AE", "AED", "Asia/Dubai"],
  ["Studio Björk", "SE", "EUR", "Europe/Stockholm"],
  ["Kopi Nusantara", "ID", "IDR", "Asia/Jakarta"],
  ["Rathore Motors and Spares of Greater Jaipur Private Limited", "IN", "INR", "Asia/Kolkata"],
  ["Lagos Fresh Market", "NG", "USD", "Africa/Lagos"],
  ["Bäckerei Vogel", "DE", "EUR", "Europe/Berlin"],
];
const text = (micro) => (micro / 1e6).toFixed(6);
const workspaces = Array.from({ length: 46 }, (_, at) => {
  const [name, country, currency, timeZone] = names[at % names.length];
  const turn = Math.floor(at / names.length);
  const left = at % 11 === 7
    ? -2_400_000
    : at % 7 === 3
    ? 64_200_000
    : (at * 731 % 9000 + 400) * 1e6 + 123_400;
  const micro = at === 0 ? 6_204_500_000 : left;
  return {
    id: at === 0 ? seed.workspace.id : seed.id("wsp"),
    name: turn ? `${name} ${["North", "South", "East", "West"][turn - 1]}` : name,
    country,
    currency,
    timeZone,
    createdAt: seed.ago(200_000 - at * 3_900),
    ownerEmail: at === 0 ? "asha@marigold.example" : `owner${at}@example.com`,
    members: at % 9 + 1,
    credits: {
      available: text(micro),
      held: text(at % 4 === 0 ? 86_310_000 : 0),
      spent: text((at * 977 % 20_000 + 12) * 1e6),
      state: micro <= 0 ? "locked" : micro < 100e6 ? "low" : "ok",
      book: currency,
    },
    lots: [
      {
        id: seed.id("lot"),
        kind: "purchase",
        amount: "5000.000000",
        left: text(Math.max(0, micro - 250e6)),
        expiresAt: seed.ahead(288_000),
        reference: "payment:pay_0000000000001",
      },
      {
        id: seed.id("lot"),
        kind: "promotion",
        amount: "250.000000",
        left: micro > 250e6 ? "250.000000" : "0.000000",
        expiresAt: seed.ahead(60_000),
        reason: "Welcome to the new price list",
      },
      { id: seed.id("lot"), kind: "trial", amount: "50.000000", left: "0.000000", expiresAt: null },
    ],
    owners: [{
      name: at === 0 ? "Asha Verma" : "Meera Iyer",
      email: at === 0 ? "asha@marigold.example" : `owner${at}@example.com`,
    }],
  };
});

const log = [];
export function record(action, subject, detail) {
  log.unshift({
    id: seed.id("opl"),
    at: new Date().toISOString(),
    actor: seed.self.id,
    actorName: seed.self.name,
    action,
    subject,
    detail,
    names: Object.fromEntries(
      workspaces.filter(({ id }) => `${subject} ${detail}`.includes(id)).map(({ id, name }) => [id, name]),
    ),
  });
}
const past = [
  ["prices.imported", "INR", "412 prices from 1 Oct 2026", 86_000],
  ["prices.margin-set", "INR", "8 % from 1 Nov 2026", 52_000],
  ["billing.settings-changed", "billing", "supplier.gstin, supplier.address", 40_000],
  ["suspense.resolved", "sus_0000000000031", `${seed.workspace.id} credit: the customer paid twice`, 20_000],
  ["credits.granted", seed.workspace.id, "250 points: Welcome to the new price list", 9_000],
  ["plans.created", "pln_0000000000002", "Growth", 7_000],
];
for (const [action, subject, detail, minutes] of past) {
  record(action, subject, detail);
  log[0].at = seed.ago(minutes);
}

const bare = ({ lots: _lots, owners: _owners, ...workspace }) => workspace;
const find = (id) =>
  workspaces.find((found) => found.id === id) ?? (() => {
    throw notFound();
  })();

function list({ query }) {
  const words = (query.get("search") ?? "").toLowerCase();
  const state = query.get("state");
  const found = workspaces.filter((workspace) =>
    (!words || `${workspace.name} ${workspace.ownerEmail}`.toLowerCase().includes(words)) &&
    (!state || workspace.credits.state === state)
  );
  return paged(found.map(bare), query);
}

function grant({ parameters, body }) {
  const workspace = find(parameters.id);
  const micro = Math.round(Number(body.points) * 1e6);
  const available = Math.round(Number(workspace.credits.available) * 1e6);
  if (!body.reason) throw invalid("reason", "is missing");
  if (/refused/i.test(body.reason)) throw invalid("reason", "This reason is not accepted.");
  if (micro < 0 && available + micro < 0) throw invalid("points", "is more than is free");
  const lot = {
    id: seed.id("lot"),
    kind: body.kind,
    amount: text(micro),
    left: text(Math.max(0, micro)),
    expiresAt: body.expiresAt ?? null,
    reference: null,
    reason: body.reason,
  };
  workspace.credits.available = text(available + micro);
  const after = available + micro;
  workspace.credits.state = after <= 0 ? "locked" : after < 100e6 ? "low" : "ok";
  if (micro > 0) workspace.lots.unshift(lot);
  record(
    micro > 0 ? "credits.granted" : "credits.deducted",
    workspace.id,
    `${body.points} points: ${body.reason}`,
  );
  return { lot };
}

const case_ = (minutes, minor, gateway, reason, words, rest = {}) => ({
  id: seed.id("sus"),
  at: seed.ago(minutes),
  workspaceId: workspaces[0].id,
  workspaceName: workspaces[0].name,
  paymentId: "pay_0000000000001",
  gateway,
  gatewayPayment: `${gateway === "stripe" ? "pi" : "pay"}_Q7m${minutes}XkT2`,
  reason,
  words,
  amount: money(minor),
  resolution: null,
  may: ["credit", "refund", "other"],
  ...rest,
});
const suspense = [
  case_(4_100, 90_000, "razorpay", "amount", "₹900.00 arrived, ₹1,062.00 were asked for."),
  case_(2_640, 118_000, "stripe", "unknown_payment", "No payment of ours has this reference.", {
    workspaceId: workspaces[3].id,
    workspaceName: workspaces[3].name,
    paymentId: null,
    may: ["refund", "other"],
  }),
  case_(900, 59_000, "cashfree", "twice", "It was paid twice: the first payment was credited already."),
  case_(
    30_000,
    236_000,
    "razorpay",
    "currency",
    "It arrived in another currency than was asked for.",
    {
      resolution: { as: "refund", reason: "Sent back at their wish", by: "Asha Verma", at: seed.ago(28_000) },
      may: [],
    },
  ),
];
function resolve({ parameters, body }) {
  const item = suspense.find((found) => found.id === parameters.id);
  if (!item) throw notFound();
  if (item.resolution) {
    throw new Refusal(409, "It was decided before", "Somebody else has decided it meanwhile.", undefined, {});
  }
  if (!body.reason) throw invalid("reason", "is missing");
  item.resolution = { as: body.as, reason: body.reason, by: seed.self.name, at: new Date().toISOString() };
  item.may = [];
  record("suspense.resolved", item.id, `${body.as}: ${body.reason}`);
  return item;
}

const count = (state) => workspaces.filter((found) => found.credits.state === state).length;
const overview = () => ({
  workspaces: { total: workspaces.length, active: 31, locked: count("locked"), low: count("low") },
  points: {
    available: text(workspaces.reduce((sum, found) => sum + Number(found.credits.available) * 1e6, 0)),
    held: "1035.720000",
    spentToday: "4180.250000",
    spentMonth: "182904.118000",
  },
  suspense: flags.isQuiet ? 0 : suspense.filter((item) => !item.resolution).length,
  deadJobs: flags.isQuiet ? 0 : 2,
  gateways: [{ id: "razorpay", name: "Razorpay" }, { id: "stripe", name: "Stripe" }],
  version: "0.3.0",
});

export const operatorRoutes = (base) => [
  ["GET", "/api/operator/overview", overview],
  ["GET", "/api/operator/workspaces", list],
  ["GET", "/api/operator/workspaces/{id}", ({ parameters }) => find(parameters.id)],
  ["POST", "/api/operator/workspaces/{id}/grants", grant],
  ["GET", "/api/operator/audit", ({ query }) => paged(log, query)],
  [
    "GET",
    "/api/operator/suspense",
    ({ query }) =>
      paged(suspense.filter((item) => !!item.resolution === (query.get("state") === "resolved")), query),
  ],
  ["PUT", "/api/operator/suspense/{id}/resolution", resolve],
  ...bookRoutes(record, workspaces),
  ...settingRoutes(record, base),
  ["PUT", "/api/_mock/operator", ({ body }) => void Object.assign(flags, body)],
];
