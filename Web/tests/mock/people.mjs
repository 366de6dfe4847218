// Teams, roles, tags, quick replies and saved views of the mock.
import { id, members, permissions, self } from "./data.mjs";
import { notFound, Refusal } from "./refusal.mjs";

const named = ({ id, name }) => ({ id, name });
export const find = (list, wanted) =>
  list.find((found) => found.id === wanted) ?? (() => {
    throw notFound();
  })();
export const invalid = (field, detail) =>
  new Refusal(422, "The request is not valid", undefined, [{ field, detail }]);

export const teams = [
  {
    id: id("team"),
    name: "Sales floor",
    description: "Answers questions before an order",
    leadId: members[1].id,
    memberIds: [members[0].id, members[1].id],
  },
  {
    id: id("team"),
    name: "After sales",
    description: "Deliveries, returns and repairs",
    leadId: members[2].id,
    memberIds: [members[2].id, members[3].id],
  },
];

export const tags = [
  ["VIP", "violet", "conversation"],
  ["Delivery", "blue", "conversation"],
  ["Refund", "red", "conversation"],
  ["Wholesale", "green", "conversation"],
  ["Festival", "amber", "conversation"],
  ["Newsletter", "grey", "contact"],
].map(([name, colour, kind], index) => ({ id: id("tag"), name, colour, kind, uses: 40 - index * 6 }));

const quick = (shortcut, title, text, scope = "all", category = "Shop") => ({
  id: id("qr"),
  shortcut,
  title,
  text,
  scope,
  category,
  mediaId: null,
  teamId: null,
  uses: 12 + shortcut.length,
});
export const quickReplies = [
  quick(
    "hours",
    "Opening hours",
    "Hello {{contact.firstName}}, we are open *10:00 to 18:00*, Monday to Saturday.",
  ),
  quick("address", "Where we are", "You find us at 100 Feet Road, Indiranagar, Bengaluru."),
  quick(
    "thanks",
    "Thanks and goodbye",
    "Thank you, {{contact.firstName}}! Have a lovely day.\n{{agent.name}}",
    "mine",
    "Courtesy",
  ),
  quick(
    "return",
    "Returns",
    "You can return anything within _14 days_. Shall I send you the label?",
    "all",
    "After sales",
  ),
];

export const views = [
  { id: id("view"), name: "VIPs who wait", query: `tab=open&tag=${tags[0].id}&unread=true`, shared: true },
];

const builtIn = (name, description) => ({
  id: null,
  name,
  description,
  builtIn: true,
  permissions: permissions.filter(({ from }) => rank(from) <= rank(name)).map((found) => found.name),
  hidesNumbers: false,
  seesOwnTeamsOnly: false,
});
const rank = (role) => ["MEMBER", "ADMIN", "OWNER"].indexOf(role);
export const roles = [
  builtIn("OWNER", "Everything"),
  builtIn("ADMIN", "Nearly everything"),
  builtIn("MEMBER", "Daily work"),
  {
    id: id("role"),
    name: "Weekend helper",
    description: "Answers sales questions, sees no numbers",
    builtIn: false,
    permissions: ["inbox.view", "inbox.send", "inbox.sales.view", "contacts.view", "templates.view"],
    hidesNumbers: true,
    seesOwnTeamsOnly: true,
  },
];
members[3].roleId = roles[3].id;
for (const member of members) member.isAway = false;
members[2].isAway = true;

export const crud = (path, list, prefix, check, defaults = {}) => [
  ["GET", path, ({ query }) => {
    const words = (query.get("search") ?? "").toLowerCase();
    const kind = query.get("kind");
    return {
      items: list.filter((found) =>
        (!kind || found.kind === kind) &&
        (!words ||
          `${found.name ?? ""} ${found.shortcut ?? ""} ${found.title ?? ""}`.toLowerCase().includes(words))
      ),
    };
  }],
  ["POST", path, ({ body }) => {
    check?.(body);
    const made = { ...defaults, ...body, id: id(prefix) };
    list.push(made);
    return made;
  }],
  ["PATCH", `${path}/{id}`, ({ parameters, body }) => {
    const found = find(list, parameters.id);
    check?.(body, found);
    return Object.assign(found, body);
  }],
  [
    "DELETE",
    `${path}/{id}`,
    ({ parameters }) => void list.splice(list.indexOf(find(list, parameters.id)), 1),
  ],
];

export const taken = (list, field, words) => (body, own) => {
  const value = body[field]?.toLowerCase();
  if (value && list.some((found) => found !== own && found[field].toLowerCase() === value)) {
    throw invalid(field, words);
  }
};

export const peopleRoutes = (conversations) => [
  ["GET", "/api/roles", () => ({
    items: roles.map((role) => ({
      ...role,
      members: members.filter((member) =>
        role.builtIn ? !member.roleId && member.role === role.name : member.roleId === role.id
      ).length,
    })),
  })],
  ...crud("/api/roles", roles, "role", taken(roles, "name", "There is a role of this name."), {
    builtIn: false,
  }).slice(1, 3),
  ["DELETE", "/api/roles/{id}", ({ parameters }) => {
    const role = find(roles, parameters.id);
    const holders = members.filter((member) => member.roleId === role.id);
    if (holders.length) {
      throw new Refusal(
        409,
        "The role is in use",
        `${holders.map((member) => member.name).join(", ")} would be without a role.`,
      );
    }
    roles.splice(roles.indexOf(role), 1);
  }],
  ["GET", "/api/members/{id}/permissions", ({ parameters }) => {
    const member = find(members, parameters.id);
    const role = roles.find((found) => found.id === member.roleId);
    return {
      items: permissions.map(({ name, from }) => {
        if (role) return { name, allowed: role.permissions.includes(name), why: "role" };
        return {
          name,
          allowed: rank(member.role) >= rank(from),
          why: member.role === "OWNER" ? "owner" : "built-in",
        };
      }),
    };
  }],
  ["PUT", "/api/account/presence", ({ body }) => void (members[0].isAway = body.state === "away")],
  ...crud("/api/teams", teams, "team", taken(teams, "name", "There is a team of this name."), {
    memberIds: [],
    leadId: null,
    description: "",
  }),
  ["PUT", "/api/teams/{id}/members/{member}", ({ parameters }) => {
    const team = find(teams, parameters.id);
    const member = find(members, parameters.member);
    if (!team.memberIds.includes(member.id)) team.memberIds.push(member.id);
    return team;
  }],
  ["DELETE", "/api/teams/{id}/members/{member}", ({ parameters }) => {
    const team = find(teams, parameters.id);
    team.memberIds = team.memberIds.filter((member) => member !== parameters.member);
    if (team.leadId === parameters.member) team.leadId = null;
    return team;
  }],
  ...crud("/api/tags", tags, "tag", taken(tags, "name", "There is a tag of this name."), {
    uses: 0,
    kind: "conversation",
  }),
  ["PUT", "/api/tags/{id}/merge", ({ parameters, body }) => {
    const from = find(tags, parameters.id);
    const into = find(tags, body.into);
    into.uses += from.uses;
    for (const conversation of conversations) {
      if (!conversation.tags?.some((tag) => tag.id === from.id)) continue;
      conversation.tags = conversation.tags.filter((tag) => tag.id !== from.id && tag.id !== into.id).concat(
        into,
      );
    }
    tags.splice(tags.indexOf(from), 1);
  }],
  ...crud(
    "/api/quick-replies",
    quickReplies,
    "qr",
    taken(quickReplies, "shortcut", "There is a quick reply with this shortcut."),
    { uses: 0 },
  ),
  [
    "PUT",
    "/api/quick-replies/{id}/use",
    ({ parameters }) => void (find(quickReplies, parameters.id).uses += 1),
  ],
  ...crud("/api/views", views, "view", undefined, { by: named(self) }),
];
export { named };
