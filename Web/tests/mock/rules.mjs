// Calendars, a channel's inbox rules, what customers answered, and why somebody has a conversation.
import { ago, channels, conversations, id, members } from "./data.mjs";
import { crud, find, invalid, named, taken, teams } from "./people.mjs";
import { Refusal } from "./refusal.mjs";

const weekdays = [1, 2, 3, 4, 5].map((day) => ({ day, from: "09:00", to: "18:00" }));
export const calendars = [
  {
    id: id("cal"),
    name: "Shop hours",
    timeZone: "Asia/Kolkata",
    week: [...weekdays, { day: 6, from: "10:00", to: "13:00" }, { day: 6, from: "14:00", to: "16:00" }],
    holidays: [
      { date: "2026-12-25", name: "Christmas", hours: [] },
      { date: "2026-12-31", name: "Stocktaking", hours: [{ from: "10:00", to: "12:00" }] },
    ],
    isOpen: true,
    changesIn: 95,
  },
  {
    id: id("cal"),
    name: "Repairs",
    timeZone: "Europe/Berlin",
    week: weekdays.slice(0, 4),
    holidays: [],
    isOpen: false,
    changesIn: 2_100,
  },
];
const given = ({ isOpen, changesIn, ...calendar }) => ({
  ...calendar,
  open: isOpen ?? true,
  changesAt: calendar.week.length ? new Date(Date.now() + (changesIn ?? 60) * 60_000).toISOString() : null,
});

const rules = new Map();
const before = () => ({
  inbox: "sales",
  calendarId: calendars[0].id,
  assignment: {
    toOwner: true,
    toPrevious: true,
    then: "team",
    memberId: null,
    teamId: teams[0].id,
    onlineOnly: true,
    insideHoursOnly: false,
    capacity: 12,
    whenNobody: "unassigned",
  },
  welcome: {
    on: true,
    text: "Hello {{contact.firstName}}, thank you for writing to Marigold. Somebody is with you in a moment.",
    again: "afterDays",
    days: 30,
  },
  away: { on: false, text: "", everyHours: 12 },
  delayed: { on: false, text: "", afterMinutes: 15 },
  autoResolve: { on: true, afterHours: 72, text: null },
  reopen: { withinHours: 24, to: "same" },
  satisfaction: { on: false, text: "", scale: "three", thanks: "" },
});
const rulesOf = (channel) => {
  find(channels, channel);
  if (!rules.has(channel)) rules.set(channel, before());
  return rules.get(channel);
};

function checkWeek({ week = [], holidays = [] }) {
  for (const { from, to } of [...week, ...holidays.flatMap(({ hours }) => hours)]) {
    if (from === to) throw invalid("week", "Hours begin and end at different times.");
  }
}
const sameName = taken(calendars, "name", "There is a calendar of this name.");

function satisfaction({ query }) {
  const by = query.get("by") ?? "member";
  const names = {
    member: members.map(named),
    team: teams.map(named),
    channel: channels.map(named),
    day: Array.from(
      { length: 14 },
      (_, at) => ({ id: ago((13 - at) * 1_440).slice(0, 10), name: ago((13 - at) * 1_440).slice(0, 10) }),
    ),
  }[by];
  const items = names.map((row, index) => {
    const asked = 40 - (index * 7) % 23;
    const answered = query.get("from") === "2020-01-01" ? 0 : Math.floor(asked * 0.6);
    return {
      key: row.id,
      name: row.name,
      asked,
      answered,
      average: answered ? 4.8 - (index % 5) * 0.35 : null,
    };
  });
  const sum = (key) => items.reduce((total, row) => total + row[key], 0);
  const answered = sum("answered");
  return { asked: sum("asked"), answered, average: answered ? 4.42 : null, items };
}

export const rulesRoutes = [
  ["GET", "/api/calendars", () => ({ items: calendars.map(given) })],
  ...crud("/api/calendars", calendars, "cal", (body, own) => {
    sameName(body, own);
    checkWeek(body);
  }).slice(1, 3).map(([method, path, handle]) => [method, path, (call) => given(handle(call))]),
  ["DELETE", "/api/calendars/{id}", ({ parameters }) => {
    const users = channels.filter((channel) => rules.get(channel.id)?.calendarId === parameters.id);
    if (users.length) {
      throw new Refusal(
        409,
        "The calendar is in use",
        `The rules of ${users.map(({ name }) => name).join(", ")} go by it.`,
        undefined,
        {},
        "/problems/calendar-in-use",
      );
    }
    calendars.splice(calendars.indexOf(find(calendars, parameters.id)), 1);
  }],
  ["GET", "/api/channels/{id}/rules", ({ parameters }) => rulesOf(parameters.id)],
  ["PUT", "/api/channels/{id}/rules", ({ parameters, body }) => {
    rulesOf(parameters.id);
    const long = ["welcome", "away", "delayed", "satisfaction"].find((name) =>
      body[name].on && !body[name].text.trim()
    );
    if (long) throw invalid(`${long}.text`, "is missing");
    rules.set(parameters.id, body);
    return body;
  }],
  ["GET", "/api/conversations/{id}/why", ({ parameters }) => {
    const { assignee } = find(conversations, parameters.id);
    return {
      assignment: assignee?.member
        ? [{
          at: ago(61),
          rule: "previous",
          words: `${assignee.member.name} handled this contact before, and was online.`,
        }, { at: ago(2_900), rule: "team", words: "The next in turn in the team Sales floor." }]
        : [],
      visible: [
        { member: named(members[0]), why: "The owner of the workspace sees every conversation." },
        { member: named(members[1]), why: "The role ADMIN sees both inboxes." },
        { member: named(members[2]), why: "The role MEMBER sees the sales inbox." },
      ],
    };
  }],
  ["GET", "/api/satisfaction", satisfaction],
];
