// Payments, their refunds and documents, as docs/plans/credits-whole.md has them.
import { ago, ahead, id } from "./data.mjs";
import { emit } from "./events.mjs";
import { notFound, paged, Refusal } from "./refusal.mjs";
import { isGSTIN, money, split, states } from "./tax.mjs";
import { available, grant, takeBack } from "./wallet.mjs";

const invalid = (...errors) =>
  new Refusal(
    422,
    "The request is not valid",
    undefined,
    errors.map(([field, detail]) => ({ field, detail })),
  );

const empty = {
  legalName: null,
  addressLines: null,
  city: null,
  postalCode: null,
  stateCode: null,
  country: null,
  gstin: null,
  email: null,
};
const settings = { gateways: ["test", "razorpay"], profile: empty };
const filled = {
  legalName: "Marigold Clothing Private Limited",
  addressLines: ["2nd floor, 100 Feet Road", "Indiranagar"],
  city: "Bengaluru",
  postalCode: "560038",
  stateCode: "29",
  country: "IN",
  gstin: "29AAGCB7383J1Z4",
  email: "accounts@marigold.example",
};
settings.profile = filled;

const names = { test: "Test gateway", razorpay: "Razorpay", cashfree: "Cashfree", stripe: "Stripe" };
const isComplete = () => !!settings.profile.legalName;

const terms = () => ({
  currency: "INR",
  pricePerPoint: money(100),
  pointsMin: "100",
  pointsMax: "100000",
  taxName: "GST",
  taxPercent: "18",
  gateways: settings.gateways.map((gateway) => ({ id: gateway, name: names[gateway] })),
  profileComplete: isComplete(),
});

function saveProfile({ body }) {
  const errors = [];
  for (const field of ["legalName", "city"]) if (!body[field]) errors.push([field, "is missing"]);
  if (body.country === "IN" && !body.stateCode) errors.push(["stateCode", "is missing"]);
  if (body.gstin && !isGSTIN(body.gstin)) errors.push(["gstin", "The check character does not fit."]);
  if (body.gstin && body.gstin.slice(0, 2) !== body.stateCode) {
    errors.push(["gstin", "It belongs to another state."]);
  }
  if (/refused/i.test(body.legalName ?? "")) errors.push(["legalName", "This name is not accepted."]);
  if (errors.length > 0) throw invalid(...errors);
  settings.profile = body;
  return body;
}

function wholePoints(text) {
  const points = /^\d+$/.test(text ?? "") ? Number(text) : NaN;
  if (!(points >= 100 && points <= 100_000)) {
    throw invalid(["points", "must be a whole number from 100 to 100000"]);
  }
  return points;
}

function quote({ query }) {
  const points = wholePoints(query.get("points"));
  // Before the billing details are there, as if the customer were a neighbour: the sum is the same in every state.
  const { parts, tax, total } = split(points * 100, settings.profile.stateCode ?? "29");
  return {
    points: String(points),
    net: money(points * 100),
    taxes: parts.map(({ name, percent, minor }) => ({ name, percent, amount: money(minor) })),
    tax: money(tax),
    total: money(total),
  };
}

export const payments = [];
export const invoices = [];
const minor = ({ amount }) => Math.round(Number(amount) * 100);

function make(points, gateway, rest = {}) {
  const { tax, total } = split(points * 100, settings.profile.stateCode);
  const made = {
    id: id("pay"),
    state: "pending",
    points: String(points),
    net: money(points * 100),
    tax: money(tax),
    total: money(total),
    gateway,
    checkoutURL: null,
    createdAt: new Date().toISOString(),
    expiresAt: ahead(30),
    capturedAt: null,
    capturedAfterClosing: false,
    closedAt: null,
    refunds: [],
    setAside: [],
    dispute: null,
    invoiceId: null,
    lotId: null,
    failure: null,
    ...rest,
  };
  payments.unshift(made);
  return made;
}

let serial = 0;
function document(payment, kind, { net, tax, total }, issuedAt, correctsId = null) {
  serial += 1;
  const series = kind === "creditNote" ? "CN" : "WA";
  const made = {
    id: id("doc"),
    number: `${series}/2627/${String(serial).padStart(6, "0")}`,
    kind,
    issuedAt,
    recipientName: filled.legalName,
    net,
    tax,
    total,
    paymentId: payment.id,
    correctsId,
  };
  invoices.unshift(made);
  return made;
}

// What an account of some months has.
const captured = (points, gateway, minutes, rest = {}) => {
  const payment = make(points, gateway, {
    state: "captured",
    createdAt: ago(minutes),
    capturedAt: ago(minutes - 2),
    expiresAt: ago(minutes - 30),
    lotId: id("lot"),
    ...rest,
  });
  payment.invoiceId = document(payment, "taxInvoice", payment, payment.capturedAt).id;
  return payment;
};
const refund = (payment, points, minutes, state = "done") => {
  const { tax, total } = split(points * 100, "29");
  payment.refunds.push({
    id: id("rfd"),
    amount: money(total),
    points: `${points}.000000`,
    state,
    reason: "Ordered twice by mistake",
    at: ago(minutes),
  });
  document(
    payment,
    "creditNote",
    { net: money(points * 100), tax: money(tax), total: money(total) },
    ago(minutes),
    payment.invoiceId,
  );
};
for (let at = 60; at > 0; at--) {
  captured([500, 1000, 2500, 10_000][at % 4], at % 3 ? "razorpay" : "stripe", 12_000 + at * 3_700);
}
refund(captured(2_000, "razorpay", 11_000), 2_000, 9_900);
refund(captured(5_000, "razorpay", 9_000), 1_500, 8_200);
make(1_000, "stripe", {
  state: "failed",
  createdAt: ago(7_000),
  expiresAt: ago(6_970),
  closedAt: ago(6_998),
  failure: { code: "card_declined", detail: "The bank declined the card: not enough money on it." },
});
captured(750, "cashfree", 6_400, { capturedAfterClosing: true });
const disputed = (state, points, opened, ended) =>
  captured(points, "stripe", opened + 700, {
    dispute: {
      state,
      amount: money(points * 118),
      openedAt: ago(opened),
      endedAt: ended ? ago(ended) : null,
    },
  });
disputed("open", 3_000, 4_500);
disputed("lost", 1_200, 4_400, 900);
disputed("won", 1_300, 4_350, 800);
captured(500, "cashfree", 4_200, {
  setAside: [
    { amount: money(59_000), reason: "twice", at: ago(4_195), resolution: "refund", resolvedAt: null },
  ],
});
make(900, "razorpay", {
  state: "suspense",
  createdAt: ago(4_100),
  setAside: [{ amount: money(90_000), reason: "amount", at: ago(4_090), resolution: null, resolvedAt: null }],
});
make(400, "razorpay", {
  state: "expired",
  createdAt: ago(3_000),
  expiresAt: ago(2_970),
  closedAt: ago(2_968),
});
make(600, "razorpay", {
  state: "cancelled",
  createdAt: ago(2_000),
  expiresAt: ago(1_970),
  closedAt: ago(1_995),
});
captured(5_000, "razorpay", 1_440);

const find = (wanted) =>
  payments.find((payment) => payment.id === wanted) ?? (() => {
    throw notFound();
  })();
const tell = (payment) => emit("payment.changed", { paymentId: payment.id, state: payment.state });

/** The money has arrived. Once is enough, whatever the state before. */
export function capture(payment) {
  if (payment.state === "captured") return;
  const wasClosed = payment.state !== "pending";
  Object.assign(payment, {
    state: "captured",
    capturedAt: new Date().toISOString(),
    capturedAfterClosing: wasClosed,
    checkoutURL: null,
    failure: null,
    lotId: id("lot"),
  });
  if (planPayments.has(payment.id)) planPayments.get(payment.id)();
  else grant(Number(payment.points), `payment:${payment.id}`);
  payment.invoiceId = document(payment, "taxInvoice", payment, payment.capturedAt).id;
  emit("invoice.issued", { invoiceId: payment.invoiceId });
  tell(payment);
}

export function end(payment, state, failure = null) {
  if (payment.state !== "pending") return;
  Object.assign(payment, { state, failure, checkoutURL: null, closedAt: new Date().toISOString() });
  tell(payment);
}

const outside = "https://checkout.example/pay/";

/** A payment for a plan: no points come of it; `done` when it is paid. */
export function beginPlanPayment(base, { net, tax, total }, gateway, done) {
  const payment = make(0, gateway ?? "test", { net, tax, total, points: "0", purpose: "subscription" });
  payment.checkoutURL = payment.gateway === "test"
    ? `${base()}/pay/test/${payment.id}`
    : outside + payment.id;
  planPayments.set(payment.id, done);
  tell(payment);
  return payment;
}
const planPayments = new Map();

function pay({ body }, base) {
  const points = wholePoints(body.points);
  if (!settings.gateways.includes(body.gateway)) throw invalid(["gateway", "is not available"]);
  if (!isComplete()) {
    throw new Refusal(409, "Billing details are missing", "Say first whom the invoice is made out to.");
  }
  const payment = make(points, body.gateway);
  payment.checkoutURL = body.gateway === "test" ? `${base()}/pay/test/${payment.id}` : outside + payment.id;
  tell(payment);
  return payment;
}

/** Points for a sum with tax: the net of it, at one rupee each. */
function preview({ parameters, query }) {
  const payment = find(parameters.id);
  const wanted = Math.round(Number(query.get("amount")) * 100);
  const points = Math.round(wanted * Number(payment.points) / minor(payment.total) * 1e6) / 1e6;
  const taken = Math.max(0, Math.min(points, available()));
  const debt = points - taken;
  return {
    amount: money(wanted),
    points: points.toFixed(6),
    taken: taken.toFixed(6),
    debt: debt.toFixed(6),
    locks: available() - points <= 0,
    relief: { until: "2027-11-30", isOver: false },
  };
}

function giveBack({ parameters, body }) {
  const payment = find(parameters.id);
  const amount = typeof body.amount === "string" ? { amount: body.amount, currency: "INR" } : body.amount;
  const { points } = preview({ parameters, query: new URLSearchParams({ amount: amount.amount }) });
  const made = {
    id: id("rfd"),
    amount,
    points,
    state: "pending",
    reason: body.reason,
    at: new Date().toISOString(),
  };
  payment.refunds.push(made);
  takeBack(Number(points), `refund:${made.id}`);
  tell(payment);
  setTimeout(() => {
    made.state = "done";
    document(payment, "creditNote", payment, made.at, payment.invoiceId);
    tell(payment);
  }, 1_500);
  return payment;
}

const byState = ({ query }) => {
  const state = query.get("state");
  return paged(payments.filter((payment) => !state || payment.state === state), query);
};

const filtered = ({ query }) => {
  const [kind, from, to] = ["kind", "from", "to"].map((name) => query.get(name));
  return paged(
    invoices.filter((found) =>
      (!kind || found.kind === kind) && (!from || found.issuedAt >= from) && (!to || found.issuedAt < to)
    ).sort((left, right) => left.issuedAt < right.issuedAt ? 1 : -1),
    query,
  );
};

const file = (file, type) => ({ file, type });

export const paymentRoutes = (base) => [
  ["GET", "/api/billing/terms", terms],
  ["GET", "/api/billing/profile", () => settings.profile],
  ["PUT", "/api/billing/profile", saveProfile],
  ["GET", "/api/billing/states", () => ({ items: states })],
  ["GET", "/api/billing/quote", quote],
  ["POST", "/api/payments", (call) => pay(call, base)],
  ["GET", "/api/payments", byState],
  ["GET", "/api/payments/{id}", ({ parameters }) => find(parameters.id)],
  ["PUT", "/api/payments/{id}/cancellation", ({ parameters }) => {
    const payment = find(parameters.id);
    end(payment, "cancelled");
    return payment;
  }],
  ["PUT", "/api/payments/{id}/check", ({ parameters }) => find(parameters.id)],
  ["GET", "/api/payments/{id}/refund-preview", preview],
  ["POST", "/api/payments/{id}/refunds", giveBack],
  ["GET", "/api/invoices", filtered],
  ["GET", "/api/invoices/register.csv", () => file("number,date,net,tax,total\r\n", "text/csv")],
  ["GET", "/api/invoices/{id}.pdf", () => file("%PDF-1.4\n%%EOF\n", "application/pdf")],
  [
    "GET",
    "/api/invoices/{id}.html",
    () => file("<!DOCTYPE html><title>Invoice</title>", "text/html; charset=utf-8"),
  ],
  // Levers for the tests of the client.
  ["PUT", "/api/_mock/billing", ({ body }) => {
    if ("isNew" in body) settings.profile = body.isNew ? empty : filled;
    if (body.gateways) settings.gateways = body.gateways;
    if (body.clear) {
      payments.length = 0;
      invoices.length = 0;
    }
    if (body.capture) capture(find(body.capture));
    if (body.end) end(find(body.end), body.state, body.failure);
  }],
];

/** The test gateway's page: plain HTML of the server. */
export function testGateway(response, request, pathname, page) {
  const payment = payments.find((found) => pathname.endsWith(found.id));
  if (!payment) return response.writeHead(404).end();
  const back = () => response.writeHead(303, { Location: `/billing/payments/${payment.id}` }).end();
  if (request.method === "GET") {
    const form = (act, words) =>
      `<form method="post"><input type="hidden" name="act" value="${act}"><button>${words}</button></form>`;
    return page(
      response,
      "Test payment",
      `<p>${payment.total.amount} INR</p>${form("pay", "Pay")}${form("fail", "Let the bank decline it")}${
        form("abandon", "Go away without paying")
      }${form("late", "Pay after the payment has ended")}`,
    );
  }
  const pieces = [];
  request.on("data", (piece) => pieces.push(piece));
  request.on("end", () => {
    const act = new URLSearchParams(Buffer.concat(pieces).toString()).get("act");
    if (act === "pay") capture(payment);
    else if (act === "fail") {
      end(payment, "failed", { code: "declined", detail: "The test bank declined the payment." });
    } else if (act === "late") {
      end(payment, "expired");
      capture(payment);
    }
    back();
  });
}
