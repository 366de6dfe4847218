// Automatic top-up of the mock's workspace.
import { ago } from "./data.mjs";
import { Refusal } from "./refusal.mjs";

const initial = () => ({
  enabled: false,
  below: "200",
  points: "1000",
  monthMax: null,
  monthUsed: "0",
  gateway: "razorpay",
  mandate: {
    state: "none",
    label: null,
    authorisationURL: null,
    gateways: [{ id: "razorpay", name: "Razorpay" }, { id: "stripe", name: "Stripe" }],
  },
  state: "off",
  lastAt: null,
  nextTryAt: null,
  failure: null,
  paymentId: null,
});
let topUp = initial();
const isoIn = (minutes) => new Date(Date.now() + minutes * 60_000).toISOString();

const looks = {
  armed: () => ({ enabled: true, state: "armed", lastAt: ago(4_000), monthMax: "5000", monthUsed: "2000" }),
  waiting: () => ({ enabled: true, state: "waiting", paymentId: "pay_0000000000001" }),
  "backing-off": () => ({
    enabled: true,
    state: "backing-off",
    nextTryAt: isoIn(180),
    failure: { code: "insufficient_funds", detail: "The bank declined: not enough money on the account." },
  }),
  stopped: () => ({
    enabled: true,
    state: "stopped",
    failure: { code: "mandate_revoked", detail: "The mandate was revoked at the bank." },
  }),
};

export const topUpRoutes = (base) => [
  ["GET", "/api/billing/auto-top-up", () => topUp],
  ["PUT", "/api/billing/auto-top-up", ({ body }) => {
    if (Number(body.below) > 1e6) {
      throw new Refusal(422, "The request is not valid", undefined, [{
        field: "below",
        detail: "is too large",
      }]);
    }
    Object.assign(topUp, body, { state: body.enabled ? "armed" : "off", failure: null, nextTryAt: null });
    return topUp;
  }],
  ["POST", "/api/billing/auto-top-up/mandate", ({ body }) => {
    Object.assign(topUp, { gateway: body.gateway });
    Object.assign(topUp.mandate, {
      state: "pending",
      label: null,
      authorisationURL: `${base()}/credits/settings?authorised=1`,
    });
    return topUp;
  }],
  ["DELETE", "/api/billing/auto-top-up/mandate", () => {
    Object.assign(topUp.mandate, { state: "none", label: null, authorisationURL: null });
    return topUp;
  }],
  ["PUT", "/api/_mock/top-up", ({ body }) => {
    if (body.reset) topUp = initial();
    if (body.look) Object.assign(topUp, looks[body.look]());
    if (body.mandate) Object.assign(topUp.mandate, body.mandate);
  }],
];
