// Plans and the subscription of the mock's workspace.
import { ago, ahead, id, workspace } from "./data.mjs";
import { emit } from "./events.mjs";
import { notFound, paged, Refusal } from "./refusal.mjs";
import { money, split } from "./tax.mjs";

const signed = (minor) => ({
  ...money(Math.abs(minor)),
  ...(minor < 0 && { amount: `-${money(-minor).amount}` }),
});
const features = (included) => [{ key: "custom-roles", label: "Roles of your own", included }];
const price = (currency, monthly, yearly, member = null, channel = null) => ({
  currency,
  monthly: money(monthly, currency),
  yearly: money(yearly, currency),
  member: member && money(member, currency),
  channel: channel && money(channel, currency),
});
const plan = (name, description, prices, limits, isRich, rest = {}) => ({
  id: id("pln"),
  name,
  description,
  prices,
  limits,
  features: features(isRich),
  trialDays: 14,
  isDefault: false,
  retiredAt: null,
  workspaces: 0,
  ...rest,
});
const plans = [
  plan(
    "Starter",
    "For one number and a small team.",
    [price("INR", 99_900, 999_000), price("USD", 1_900, 19_000)],
    { members: 3, channels: 1, contacts: 2_000 },
    false,
    { isDefault: true, workspaces: 28 },
  ),
  plan(
    "Growth",
    "For teams that answer all day and send campaigns.",
    [price("INR", 249_900, 2_499_000, 29_900, 49_900), price("USD", 4_900, 49_000, 600, 900)],
    { members: 10, channels: 3, contacts: 25_000 },
    false,
    { workspaces: 14 },
  ),
  plan(
    "Scale",
    "For several brands, with roles of your own.",
    [price("INR", 799_900, 7_999_000, 24_900, 39_900)],
    { members: null, channels: 10, contacts: null },
    true,
    { workspaces: 3 },
  ),
  plan(
    "Early bird",
    "What the first customers got.",
    [price("INR", 49_900, 499_000)],
    {
      members: 5,
      channels: 2,
      contacts: 10_000,
    },
    false,
    { retiredAt: ago(90_000), workspaces: 1 },
  ),
];
const bare = ({ retiredAt: _retired, workspaces: _count, ...rest }) => rest;
const find = (wanted) =>
  plans.find((found) => found.id === wanted) ?? (() => {
    throw notFound();
  })();

const usage = { members: 6, channels: 2, contacts: 3_420 };
const initial = () => ({
  state: "active",
  plan: plans[1],
  interval: "month",
  extraMembers: 0,
  extraChannels: 0,
  pending: null,
  payment: null,
  endsAt: null,
  trialEndsAt: null,
});
const mine = initial();
const renewsAt = ahead(60 * 24 * 11);
const minorOf = (sum) => Math.round(Number(sum?.amount ?? 0) * 100);
const inr = (found) => found.prices.find(({ currency }) => currency === "INR");

function whole({ plan: chosen, interval, extraMembers, extraChannels }) {
  const prices = inr(chosen);
  if (!prices) return 0;
  const months = interval === "year" ? 12 : 1;
  return minorOf(interval === "year" ? prices.yearly : prices.monthly) +
    months * (extraMembers * minorOf(prices.member) + extraChannels * minorOf(prices.channel));
}

const limitOf = (chosen, key, extra) => chosen.limits[key] === null ? null : chosen.limits[key] + extra;
const shown = () => ({
  plan: bare(mine.plan),
  state: mine.state,
  interval: mine.state === "unlimited" ? null : mine.interval,
  startedAt: ago(90_000),
  renewsAt: mine.state === "active" ? renewsAt : null,
  trialEndsAt: mine.trialEndsAt,
  endsAt: mine.endsAt,
  price: mine.state === "unlimited" ? null : money(whole(mine)),
  usage: {
    members: { used: usage.members, limit: limitOf(mine.plan, "members", mine.extraMembers) },
    channels: { used: usage.channels, limit: limitOf(mine.plan, "channels", mine.extraChannels) },
    contacts: { used: usage.contacts, limit: mine.plan.limits.contacts },
  },
  extraMembers: mine.extraMembers,
  extraChannels: mine.extraChannels,
  pending: mine.pending,
  isNextPaid: false,
  payment: mine.payment,
});

const taxed = (net) => split(net, "29");
function previewOf(wish) {
  const refusals = ["members", "channels", "contacts"].map((limit) => ({
    limit,
    used: usage[limit],
    allowed: limitOf(
      wish.plan,
      limit,
      { members: wish.extraMembers, channels: wish.extraChannels }[limit] ?? 0,
    ),
  })).filter(({ used, allowed }) => allowed !== null && used > allowed);
  const [now, next] = [whole(mine), whole(wish)];
  const isTrial = mine.state === "trialing";
  const isLater = !isTrial && (next <= now || (mine.interval === "year" && wish.interval === "month"));
  const rest = Math.round(now * 11 / 30);
  const charge = wish.interval === mine.interval ? Math.round(next * 11 / 30) : next;
  const lines = isLater || isTrial ? [] : [
    {
      description: `${mine.plan.name}, monthly: what is left of the period, given back`,
      amount: signed(-rest),
    },
    {
      description: `${wish.plan.name}, ${
        wish.interval === "year" ? "yearly" : "monthly"
      }, 2026-11-29 to 2026-12-10`,
      amount: money(charge),
    },
  ];
  const net = lines.length ? charge - rest : 0;
  const { parts, tax, total } = taxed(net);
  return {
    lines,
    net: money(net),
    taxes: net ? parts.map(({ name, percent, minor }) => ({ name, percent, amount: money(minor) })) : [],
    tax: money(tax),
    total: money(total),
    takesEffect: isLater ? "renewal" : "now",
    at: isLater ? renewsAt : new Date().toISOString(),
    nextTotal: money(taxed(next).total),
    refusals,
  };
}

const wishOf = (get) => ({
  plan: find(get("plan")),
  interval: get("interval"),
  extraMembers: Number(get("extraMembers") ?? 0),
  extraChannels: Number(get("extraChannels") ?? 0),
});

function take({ body }, begin) {
  const wish = wishOf((name) => name === "plan" ? body.planId : body[name]);
  const preview = previewOf(wish);
  if (preview.refusals.length > 0) throw new Refusal(409, "There is more than this plan allows");
  if (preview.takesEffect === "renewal") {
    mine.pending = { plan: bare(wish.plan), interval: wish.interval, at: renewsAt };
  } else if (preview.lines.length === 0) Object.assign(mine, wish, { pending: null });
  else {
    mine.payment = begin(preview, body.gateway, () => {
      Object.assign(mine, wish, { payment: null, pending: null });
      emit("subscription.changed", { state: mine.state });
    });
  }
  return shown();
}

const subscriptions = Array.from({ length: 34 }, (_, at) => {
  const chosen = plans[at % 3];
  const states = [
    "active",
    "active",
    "trialing",
    "active",
    "past_due",
    "cancelled",
    "active",
    "paused",
    "expired",
  ];
  return {
    workspaceId: at === 0 ? workspace.id : id("wsp"),
    workspaceName: at === 0
      ? "Marigold Clothing"
      : ["Nilgiri Tea Estates", "Blue Harbor Dental", "Al Noor Clinic"][at % 3] +
        (at > 3 ? ` ${at}` : ""),
    plan: { id: chosen.id, name: chosen.name },
    state: states[at % states.length],
    interval: at % 4 ? "month" : "year",
    renewsAt: ahead(60 * 24 * (at + 2)),
    price: at % 4 ? chosen.prices[0].monthly : chosen.prices[0].yearly,
  };
});

function draft(body) {
  return {
    ...body,
    features: features(body.features.includes("custom-roles")),
    prices: body.prices,
  };
}
const check = (body) => {
  if (/refused/i.test(body.name)) {
    throw new Refusal(422, "The request is not valid", undefined, [{
      field: "name",
      detail: "is taken already",
    }]);
  }
};

export const planRoutes = (record, begin) => [
  ["GET", "/api/plans", () => ({ items: plans.filter((found) => !found.retiredAt && inr(found)).map(bare) })],
  ["GET", "/api/subscription", shown],
  ["GET", "/api/subscription/preview", ({ query }) => previewOf(wishOf((name) => query.get(name)))],
  ["PUT", "/api/subscription", (call) => take(call, begin)],
  ["PUT", "/api/subscription/payment", ({ body }) => {
    const { parts, tax, total } = taxed(whole(mine));
    const preview = { net: money(whole(mine)), tax: money(tax), total: money(total), taxes: parts };
    mine.payment = begin(
      preview,
      body.gateway,
      () => Object.assign(mine, { state: "active", payment: null }),
    );
    return shown();
  }],
  ["PUT", "/api/subscription/cancellation", () => {
    Object.assign(mine, { state: "cancelled", endsAt: renewsAt, pending: null });
    return shown();
  }],
  ["DELETE", "/api/subscription/cancellation", () => {
    Object.assign(mine, { state: "active", endsAt: null });
    return shown();
  }],
  ["GET", "/api/operator/plans", () => ({ items: plans })],
  ["POST", "/api/operator/plans", ({ body }) => {
    check(body);
    const made = { id: id("pln"), workspaces: 0, retiredAt: null, ...draft(body) };
    plans.push(made);
    record("plans.created", made.id, made.name);
    return made;
  }],
  ["PATCH", "/api/operator/plans/{id}", ({ parameters, body }) => {
    check(body);
    record("plans.changed", parameters.id, body.name);
    return Object.assign(find(parameters.id), draft(body));
  }],
  ["PUT", "/api/operator/plans/{id}/retirement", ({ parameters }) => {
    record("plans.retired", parameters.id, find(parameters.id).name);
    return Object.assign(find(parameters.id), { retiredAt: new Date().toISOString() });
  }],
  ["GET", "/api/operator/subscriptions", ({ query }) => {
    const [state, wanted] = [query.get("state"), query.get("plan")];
    return paged(
      subscriptions.filter((found) =>
        (!state || found.state === state) && (!wanted || found.plan.id === wanted)
      ),
      query,
    );
  }],
  ["PUT", "/api/operator/subscriptions/{workspaceId}", ({ parameters, body }) => {
    const chosen = find(body.planId);
    let found = subscriptions.find(({ workspaceId }) => workspaceId === parameters.workspaceId);
    if (!found) {
      found = {
        workspaceId: parameters.workspaceId,
        workspaceName: "Another workspace",
        state: "active",
        interval: "month",
        renewsAt: null,
        price: chosen.prices[0].monthly,
      };
      subscriptions.unshift(found);
    }
    Object.assign(found, { plan: { id: chosen.id, name: chosen.name }, state: body.state ?? found.state });
    record("plans.placed", found.workspaceId, `${chosen.name}: ${body.reason}`);
    return found;
  }],
  ["DELETE", "/api/operator/subscriptions/{workspaceId}", ({ parameters, query }) => {
    const at = subscriptions.findIndex(({ workspaceId }) => workspaceId === parameters.workspaceId);
    const [gone] = subscriptions.splice(at, 1);
    record("plans.released", gone.workspaceId, query.get("reason"));
  }],
  // Levers for the tests of the client.
  ["PUT", "/api/_mock/subscription", ({ body }) => {
    if (body.reset) Object.assign(mine, initial());
    if (body.state) mine.state = body.state;
    if (body.state === "trialing") mine.trialEndsAt = ahead(60 * 24 * 6);
    if (body.state === "cancelled") mine.endsAt = renewsAt;
    if (body.usage) Object.assign(usage, body.usage);
  }],
];
