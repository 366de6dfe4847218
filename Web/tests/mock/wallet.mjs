import { ago, id, price } from "./data.mjs";
import { emit } from "./events.mjs";

const micro = 1_000_000;
const text = (amount) => (amount / micro).toFixed(6);
const amounts = { available: 6_204.5 * micro, held: 86.31 * micro, spent: 2_318.9231 * micro };

export const holds = [
  {
    id: id("hld"),
    reference: "cmp_0000000000001",
    label: "Festival of lights",
    amount: "412.561800",
    captured: "301.220000",
    released: "25.031800",
    openedAt: ago(35),
  },
];
export const lots = [
  { id: id("lot"), kind: "trial", amount: "50.000000", left: "0.000000", expiresAt: undefined },
  {
    id: id("lot"),
    kind: "purchase",
    amount: "5000.000000",
    left: "1290.810000",
    expiresAt: new Date(Date.now() + 200 * 86_400_000).toISOString(),
  },
];
export const journal = [];

export function post(kind, amount, debit, credit, label, reference) {
  journal.unshift({
    id: id("trf"),
    at: new Date().toISOString(),
    kind,
    amount: text(amount),
    debit,
    credit,
    label,
    reference,
  });
}

for (let at = 140; at > 0; at--) {
  const kind = ["capture", "release", "hold"][at % 3];
  journal.push({
    id: id("trf"),
    at: ago((141 - at) * 60),
    kind,
    amount: kind === "hold" ? "412.561800" : text((at % 7 + 1) * 863_100),
    debit: kind === "hold" ? "available" : "held",
    credit: kind === "capture" ? "spent" : kind === "hold" ? "held" : "available",
    label: at % 2 ? "Festival of lights" : "Message to Lukas Brandt",
    reference: at % 2 ? "cmp_0000000000001" : "msg_0000000000001",
  });
}
journal.push({
  id: id("trf"),
  at: ago(9_000),
  kind: "purchase",
  amount: "5000.000000",
  debit: "paid_in",
  credit: "available",
  label: "Top-up",
});
journal.push({
  id: id("trf"),
  at: ago(40_000),
  kind: "trial",
  amount: "50.000000",
  debit: "promo_in",
  credit: "available",
  label: "Trial points",
  reference: "trial",
});

const caps = { day: null, month: "20000.000000", campaign: null, apiKeys: [] };
const flags = { strict: false, forecast: true, seal: true };
/** The head of the chain of hashes over the journal. */
export const seal = () =>
  flags.seal
    ? {
      hash: "9f2c4e1ab07d5583c6e91f60a4d2b7380e5f1c9a6b3d8472e0f5a1c7d9b26e84",
      at: ago(22),
      through: journal[1].id,
    }
    : null;
export const setFlags = (changed) => Object.assign(flags, changed);
export const readCaps = () => ({
  ...caps,
  dayUsed: caps.day && "41.428800",
  monthUsed: caps.month && "812.903100",
  dayRenewsAt: caps.day && hours(7),
  monthRenewsAt: caps.month && hours(60),
  apiKeys: caps.apiKeys.map((key) => ({ ...key, used: "12.500000", renewsAt: hours(7) })),
});
export function saveCaps({ body }) {
  Object.assign(caps, body);
  return readCaps();
}
const hours = (count) => new Date(Date.now() + count * 3_600_000).toISOString();
const forecast = () =>
  flags.forecast
    ? { emptyAt: hours(52), earliest: hours(30), latest: hours(97), perDay: "1290.000000" }
    : null;

/** The journal as a bank would write it: with what was available after each line. */
export function statement() {
  let balance = amounts.available;
  return journal.map((row) => {
    const after = balance;
    const amount = Math.round(Number(row.amount) * micro);
    if (row.credit === "available") balance -= amount;
    if (row.debit === "available") balance += amount;
    return { ...row, balance: text(after) };
  });
}

const state = () => amounts.available <= 0 ? "locked" : amounts.available <= 100 * micro ? "low" : "ok";
export const wallet = () => ({
  available: text(amounts.available),
  held: text(amounts.held),
  spent: text(amounts.spent),
  state: state(),
  noticeAt: "100.000000",
  lots,
  holds,
  caps: readCaps(),
  forecast: forecast(),
  strict: flags.strict,
});
export const available = () => amounts.available / micro;

export function grant(points, reference) {
  amounts.available += points * micro;
  lots.push({ id: id("lot"), kind: "purchase", amount: text(points * micro), left: text(points * micro) });
  post("purchase", points * micro, "paid_in", "available", "Top-up", reference);
  tell();
}

export function takeBack(points, reference) {
  amounts.available -= points * micro;
  post("clawback", points * micro, "available", "paid_in", "Refund", reference);
  tell();
}
export const board = () => ({
  available: text(amounts.available),
  held: text(amounts.held),
  spentToday: "41.428800",
  spentMonth: "812.903100",
});
export const isShort = (amount) => Math.max(0, amount - amounts.available);
export const unit = Math.round(Number(price) * micro);

const tell = () => emit("wallet.changed", { available: text(amounts.available), held: text(amounts.held) });

export function hold(amount, label, reference) {
  amounts.available -= amount;
  amounts.held += amount;
  post("hold", amount, "available", "held", label, reference);
  tell();
}

export function settle(captured, released, label, reference) {
  amounts.held -= captured + released;
  amounts.spent += captured;
  amounts.available += released;
  if (captured > 0) post("capture", captured, "held", "spent", label, reference);
  if (released > 0) post("release", released, "held", "available", label, reference);
  tell();
}

/** For looking at the amber and red states. */
export function setAvailable(points) {
  amounts.available = points * micro;
  tell();
}
export { text as pointsText };
