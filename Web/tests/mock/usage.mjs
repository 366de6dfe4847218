// What was sent in the last half year, by day and by the other names it can be grouped by.
import { channels } from "./data.mjs";

let seed = 77;
const random = () => {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return seed / 2147483648;
};
const day = 86_400_000;
const price = { marketing: 0.8631, utility: 0.115, authentication: 0.115, service: 0 };
/** A twelfth of it in conversations that people began. */
const money = (micro) => ({ micro, userMicro: Math.floor(micro / 12) });
const rows = [];
for (let back = 184; back >= 0; back--) {
  const at = new Date(Date.now() - back * day);
  const isSunday = at.getUTCDay() === 0;
  for (const category of Object.keys(price)) {
    for (const [country, share] of [["IN", 0.8], ["AE", 0.13], ["GB", 0.07]]) {
      const size = category === "marketing" ? (back % 9 === 0 ? 900 : 60) : category === "service" ? 90 : 120;
      const messages = isSunday && category !== "service" ? 0 : Math.round(size * share * (0.4 + random()));
      const delivered = Math.round(messages * 0.97);
      const isFree = category === "service";
      rows.push({
        day: at.toISOString().slice(0, 10),
        category,
        country,
        channel: channels[0].id,
        free: isFree ? Math.round(messages * 0.3) : Math.round(messages * 0.04),
        business: isFree ? 0 : Math.round(delivered * 0.7),
        user: isFree ? Math.round(messages * 0.2) : Math.round(delivered * 0.06),
        messages,
        delivered,
        ...money(Math.round(delivered * price[category] * (country === "IN" ? 1 : 3.4) * 1e6)),
      });
    }
  }
}

const text = (micro) => (micro / 1e6).toFixed(6);
const sum = (list) => {
  const total = { free: 0, business: 0, user: 0, messages: 0, delivered: 0 };
  let [micro, booked, user] = [0, 0, 0];
  for (const row of list) {
    for (const key of Object.keys(total)) total[key] += row[key];
    micro += row.micro;
    booked += row.userMicro === undefined ? row.micro : 0;
    user += row.userMicro ?? 0;
  }
  return {
    ...total,
    points: text(micro),
    businessPoints: text(micro - booked - user),
    userPoints: text(user),
  };
};

// What the reconciliation of a day took nine days later.
const back = (days) => new Date(Date.now() - days * day).toISOString().slice(0, 10);
const bookedOn = back(11);
const bookedKey = `reconciliation:${back(20)}`;
const nothing = { free: 0, business: 0, user: 0, messages: 0, delivered: 0 };
const markets = { IN: "India", AE: "United Arab Emirates", GB: "United Kingdom" };

export function usage({ query }) {
  const [from, to] = ["from", "to"].map((name) => query.get(name));
  const group = query.get("group") ?? "day";
  const within = rows.filter((row) => {
    const at = `${row.day}T00:00:00.000Z`;
    return (!from || at >= from) && (!to || at < to);
  });
  const groups = new Map();
  for (const row of within) groups.set(row[group], [...groups.get(row[group]) ?? [], row]);
  const booked = within.some((row) => row.day === bookedOn)
    ? [{ ...sum([]), key: bookedKey, points: "2.589300" }]
    : [];
  const totals = sum([...within, ...booked.map((row) => ({ ...nothing, micro: Number(row.points) * 1e6 }))]);
  return {
    rows: [
      ...[...groups].map(([key, list]) => ({
        key,
        markets: group === "country" ? [markets[key]] : undefined,
        ...sum(list),
      })),
      ...booked,
    ],
    totals,
    journal: totals.points,
  };
}
