import * as seed from "./data.mjs";
import { emit } from "./events.mjs";
import { campaigns } from "./campaigns.mjs";
import { isOperator } from "./operator.mjs";
import { notFound, paged, Refusal } from "./refusal.mjs";
import { usage } from "./usage.mjs";
import {
  board,
  journal,
  readCaps,
  saveCaps,
  seal,
  setAvailable,
  setFlags,
  statement,
  wallet,
} from "./wallet.mjs";

const invalid = (field, detail) =>
  new Refusal(422, "The request is not valid", undefined, [{ field, detail }]);
const find = (list, wanted) =>
  list.find((found) => found.id === wanted) ?? (() => {
    throw notFound();
  })();
const remove = (list) => ({ parameters }) => void list.splice(list.indexOf(find(list, parameters.id)), 1);
function subscribe({ body }) {
  const { subscriptions } = seed.push;
  const known = subscriptions.find(({ endpoint }) => endpoint === body.endpoint);
  if (known) return Object.assign(known, { label: body.label });
  const createdAt = new Date().toISOString();
  const { endpoint, label } = body;
  subscriptions.push({ id: seed.id("psh"), endpoint, label, createdAt, lastUsedAt: null, isCurrent: true });
  return subscriptions.at(-1);
}
const all = (list) => ({ query }) => paged(list, query);

function dashboard() {
  const open = seed.conversations.filter((conversation) => conversation.status === "open");
  const isTrue = (done) => ({ done });
  return {
    channels: {
      connected: seed.channels.filter((channel) => channel.state === "connected").length,
      total: seed.channels.length,
    },
    conversations: {
      open: open.length,
      unread: seed.conversations.filter((conversation) => conversation.unread > 0).length,
    },
    messages: { in: 184, out: 341, failed: 6 },
    campaigns: {
      running: campaigns.filter((campaign) => campaign.state === "running").length,
      scheduled: campaigns.filter((campaign) => campaign.state === "scheduled").length,
    },
    credits: board(),
    checklist: [
      { key: "channel", ...isTrue(true) },
      { key: "template", ...isTrue(true) },
      { key: "message", ...isTrue(true) },
      { key: "campaign", ...isTrue(false) },
      { key: "member", ...isTrue(false) },
    ],
  };
}

const journalPage = (list) => ({ query }) => {
  const [kind, from, to] = ["kind", "from", "to"].map((name) => query.get(name));
  return paged(
    list().filter((row) => (!kind || row.kind === kind) && (!from || row.at >= from) && (!to || row.at < to)),
    query,
  );
};

const ranks = ["MEMBER", "ADMIN", "OWNER"];
let withheld = [];
const allowed = () =>
  seed.permissions.filter(({ name }) => !withheld.includes(name)).filter(({ from }) =>
    ranks.indexOf(seed.self.role) >= ranks.indexOf(from)
  );

export const adminRoutes = (csrf, base) => [
  ["GET", "/api/session", () => ({
    member: seed.self,
    workspace: seed.workspace,
    permissions: allowed().map((permission) => permission.name),
    isOperator: isOperator(),
    csrf,
    simulator: { phoneURL: `${base()}/phone` },
  })],
  ["GET", "/api/workspaces", () => ({ items: [seed.workspace] })],
  ["POST", "/api/sign-out", () => undefined],
  ["PUT", "/api/account/password", ({ body }) => {
    if (body.current !== "correct horse") throw invalid("current", "This is not your current password.");
  }],
  ["GET", "/api/dashboard", dashboard],
  ["GET", "/api/members", all(seed.members)],
  ["PATCH", "/api/members/{id}", ({ parameters, body }) => {
    const member = find(seed.members, parameters.id);
    const owners = seed.members.filter((found) => found.role === "OWNER");
    if (member.role === "OWNER" && body.role !== "OWNER" && owners.length === 1) {
      throw new Refusal(409, "The last owner stays", "Make somebody else an owner first.");
    }
    return Object.assign(member, body.roleId ? { roleId: body.roleId } : { role: body.role, roleId: null });
  }],
  ["DELETE", "/api/members/{id}", remove(seed.members)],
  ["GET", "/api/invitations", all(seed.invitations)],
  ["POST", "/api/invitations", ({ body }) => {
    if (/^full/.test(body.email)) {
      throw new Refusal(
        402,
        "The plan allows no more members",
        "Growth has 10 members, and all are taken. Take another plan, or extra members.",
        undefined,
        { limit: "members", used: 10, allowed: 10, link: "/settings/plan" },
        "https://lodestone.example/problems/plan-limit-reached",
      );
    }
    if (seed.members.some((member) => member.email === body.email)) {
      throw invalid("email", "This person is a member already.");
    }
    const made = { id: seed.id("inv"), ...body, expiresAt: seed.ahead(10_080) };
    seed.invitations.push(made);
    return { ...made, url: `${base()}/invitations/${seed.id("tok")}` };
  }],
  ["DELETE", "/api/invitations/{id}", remove(seed.invitations)],
  ["GET", "/api/api-keys", all(seed.keys)],
  ["POST", "/api/api-keys", ({ body }) => {
    const made = { id: seed.id("key"), ...body, prefix: "lsk_5e1d", createdAt: new Date().toISOString() };
    seed.keys.unshift(made);
    return { ...made, secret: "lsk_5e1d_8yQ2mVn4tKxw0RzB7cHjLpGd3sFaUe6i" };
  }],
  [
    "DELETE",
    "/api/api-keys/{id}",
    ({ parameters }) => void (find(seed.keys, parameters.id).revokedAt = new Date().toISOString()),
  ],
  ["GET", "/api/permissions", () => ({ items: seed.permissions })],
  ["GET", "/api/audit", all(seed.audit)],
  ["GET", "/api/credits", wallet],
  ["GET", "/api/prices/tiers", () => ({
    month: "2026-11",
    items: [{
      market: "India",
      category: "utility",
      tierFrom: 25_000_001,
      since: "2026-11-20T10:00:00.000Z",
      amount: "0.1093",
      list: "0.115",
      channels: [],
    }, {
      market: "Brazil",
      category: "authentication-international",
      tierFrom: 750_001,
      since: "2026-11-22T10:00:00.000Z",
      amount: null,
      list: "0.5",
      channels: [],
    }],
  })],
  ["GET", "/api/credits/journal", journalPage(() => journal)],
  ["GET", "/api/credits/statement", (call) => ({ ...journalPage(statement)(call), seal: seal() })],
  ["GET", "/api/credits/usage", usage],
  ["GET", "/api/credits/usage.csv", () => ({ file: "day,points\r\n", type: "text/csv" })],
  ["GET", "/api/credits/usage.jsonl", () => ({ file: "{}\n", type: "application/jsonl" })],
  ["GET", "/api/credits/caps", readCaps],
  ["PUT", "/api/credits/caps", saveCaps],
  ["GET", "/api/credits/journal.csv", () => ({ file: "number,at\r\n", type: "text/csv" })],
  ["PUT", "/api/_mock/available", ({ body }) => {
    setFlags(body);
    if (body.points !== undefined) setAvailable(body.points);
  }],
  ["PUT", "/api/_mock/withheld", ({ body }) => void (withheld = body.permissions)],
  ["PUT", "/api/_mock/role", ({ body }) => void (seed.self.role = body.role)],
  ["GET", "/api/channels", all(seed.channels)],
  ["POST", "/api/channels", ({ body }) => {
    if (body.accessToken === "wrong") {
      throw invalid("accessToken", "WhatsApp does not accept this token: it has expired.");
    }
    const made = {
      id: seed.id("chn"),
      name: body.name,
      kind: body.kind,
      displayNumber: "+1 202 555 0143",
      phoneNumberId: body.phoneNumberId,
      wabaId: body.wabaId,
      state: "connected",
      quality: "GREEN",
      messagesPerSecond: 80,
      verifiedName: body.name,
      webhookURL: `${base()}/webhooks/whatsapp`,
    };
    seed.channels.push(made);
    emit("channel.changed", { subject: made.id });
    return made;
  }],
  [
    "PATCH",
    "/api/channels/{id}",
    ({ parameters, body }) => Object.assign(find(seed.channels, parameters.id), { name: body.name }),
  ],
  ["DELETE", "/api/channels/{id}", remove(seed.channels)],
  ["GET", "/api/notice-preferences", () => ({ items: seed.preferences })],
  ["PUT", "/api/notice-preferences", ({ body }) => {
    for (const wanted of body.items) {
      Object.assign(seed.preferences.find(({ kind }) => kind === wanted.kind) ?? {}, wanted);
    }
  }],
  ["GET", "/api/notices", all(seed.notices)],
  ["GET", "/api/notices/unread", () => ({ count: seed.notices.filter(({ readAt }) => !readAt).length })],
  ["PUT", "/api/notices/read", () => {
    for (const notice of seed.notices) notice.readAt ??= new Date().toISOString();
  }],
  ["PUT", "/api/notices/{id}/read", ({ parameters }) => {
    find(seed.notices, parameters.id).readAt ??= new Date().toISOString();
  }],
  ["GET", "/api/push", () => seed.push],
  ["POST", "/api/push/subscriptions", subscribe],
  ["DELETE", "/api/push/subscriptions/{id}", remove(seed.push.subscriptions)],
  ["POST", "/api/push/test", () => ({ devices: seed.push.subscriptions.length })],
];
