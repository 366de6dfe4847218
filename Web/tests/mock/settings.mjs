// Billing settings, gateways and tax rates of whoever runs the instance. Secrets go in and never come out.
import { ago } from "./data.mjs";
import { Refusal } from "./refusal.mjs";

const setting = (name, label, group, kind, value, help, choices = null) => ({
  name,
  label,
  group,
  kind,
  choices,
  value,
  help,
});
const settings = [
  setting(
    "supplier.name",
    "Legal name",
    "supplier",
    "text",
    "Lodestone Services LLP",
    "As it is registered.",
  ),
  setting(
    "supplier.address",
    "Address",
    "supplier",
    "text",
    "14 Residency Road",
    "One to three lines, apart by “|”.",
  ),
  setting("supplier.city", "City", "supplier", "text", "Bengaluru", ""),
  setting("supplier.state", "State", "supplier", "choice", "29", "Its code decides between CGST and IGST.", [
    "27",
    "29",
    "33",
  ]),
  setting("supplier.gstin", "GSTIN", "supplier", "text", "29AAGCB7383J1Z4", "15 characters."),
  setting("supplier.sac", "SAC", "supplier", "text", "998599", "The service’s code on the invoice."),
  setting("points.price.INR", "Price of a point in INR", "points", "number", "1.00", "Before tax."),
  setting("points.price.USD", "Price of a point in USD", "points", "number", "0.02", "Before tax."),
  setting("points.min", "Least points of a payment", "points", "number", "100", ""),
  setting("points.max", "Most points of a payment", "points", "number", "100000", ""),
  setting("policy.late", "A payment after its end", "policy", "choice", "credit", "What becomes of it.", [
    "credit",
    "refund",
    "suspense",
  ]),
  setting("policy.dispute", "Points of a dispute", "policy", "choice", null, "While it is open.", [
    "freeze",
    "leave",
  ]),
  setting("razorpay.key-id", "Key id", "razorpay", "text", "rzp_live_8fKq2", "Razorpay dashboard, API keys."),
  setting("razorpay.key-secret", "Key secret", "razorpay", "secret", "s3cr3t-razorpay-key", ""),
  setting(
    "razorpay.webhook-secret",
    "Webhook secret",
    "razorpay",
    "secret",
    "s3cr3t-razorpay-hook",
    "Signs what Razorpay sends.",
  ),
  setting("cashfree.client-id", "Client id", "cashfree", "text", null, "Cashfree dashboard, developers."),
  setting("cashfree.client-secret", "Client secret", "cashfree", "secret", null, ""),
  setting(
    "cashfree.phone",
    "Phone for orders",
    "cashfree",
    "text",
    null,
    "Cashfree asks one for every order.",
  ),
  setting("stripe.secret-key", "Secret key", "stripe", "secret", "s3cr3t-stripe-key", ""),
  setting("stripe.webhook-secret", "Webhook secret", "stripe", "secret", null, "Signs what Stripe sends."),
];
const shown = () => ({
  items: settings.map((found) => ({
    ...found,
    value: found.kind === "secret" ? null : found.value,
    isSet: found.value !== null,
  })),
});

function save({ body }, record) {
  const errors = [];
  for (const [name, value] of Object.entries(body.values)) {
    if (/gstin/.test(name) && value && value.length !== 15) {
      errors.push({ field: name, detail: "has 15 characters" });
    }
    if (/min|max|price/.test(name) && value && !/^\d+(\.\d+)?$/.test(value)) {
      errors.push({ field: name, detail: "is not a number" });
    }
  }
  if (errors.length > 0) throw new Refusal(422, "The request is not valid", undefined, errors);
  for (const [name, value] of Object.entries(body.values)) {
    settings.find((found) => found.name === name).value = value;
  }
  record("billing.settings-changed", "billing", Object.keys(body.values).join(", "));
  return shown();
}

const names = { razorpay: "Razorpay", cashfree: "Cashfree", stripe: "Stripe" };
function gateway(id, base) {
  const own = settings.filter((found) => found.group === id);
  const missing = own.filter((found) => found.value === null).map((found) => found.name);
  return {
    id,
    name: names[id],
    state: missing.length === 0 ? "ready" : missing.length === own.length ? "off" : "incomplete",
    missing,
    webhookURL: `${base()}/webhooks/payments/${id}`,
    lastEventAt: id === "razorpay" ? ago(38) : null,
    openPayments: id === "razorpay" ? 3 : 0,
  };
}

let rates = [{ from: "2017-07-01", percent: "18" }];

export const settingRoutes = (record, base) => [
  ["GET", "/api/operator/billing-settings", shown],
  ["PUT", "/api/operator/billing-settings", (call) => save(call, record)],
  [
    "GET",
    "/api/operator/gateways",
    () => ({ items: Object.keys(names).map((id) => gateway(id, base)) }),
  ],
  ["GET", "/api/operator/invoices/register.csv", ({ query }) => {
    record("invoices.register-taken", query.get("month"), "");
    return { file: "document_type,number,date\r\n", type: "text/csv" };
  }],
  ["GET", "/api/operator/tax-rates", () => ({ items: rates })],
  ["PUT", "/api/operator/tax-rates", ({ body }) => {
    rates = body.items;
    record(
      "billing.tax-rates-changed",
      "tax",
      rates.map(({ from, percent }) => `${percent} % from ${from}`).join(", "),
    );
    return { items: rates };
  }],
];
