// Price books of the mock: costs as Meta gives them, margins along time, and imports that are compared before they are applied.
import { notFound, paged, Refusal } from "./refusal.mjs";

const markets = (
  "Argentina,Brazil,Chile,Colombia,Egypt,France,Germany,India,Indonesia,Israel,Italy,Malaysia,Mexico,Netherlands,Nigeria," +
  "North America,Pakistan,Peru,Rest of Africa,Rest of Asia Pacific,Rest of Central & Eastern Europe,Rest of Latin America," +
  "Rest of Middle East,Rest of Western Europe,Russia,Saudi Arabia,South Africa,Spain,Turkey,United Arab Emirates,United Kingdom,Other"
).split(",");
const categories = ["marketing", "utility", "authentication"];
const cost = (at, category) =>
  ({ marketing: 863_100, utility: 115_000, authentication: 115_000 })[category] + at * 23_700;

const make = (currency, minutes, margins) => ({
  name: currency,
  currency,
  pointsPerUnit: currency === "USD" ? 80 : 1,
  utcOffsetMinutes: minutes,
  margins,
  lastFrom: "2026-10-01",
  prices: markets.flatMap((market, at) =>
    categories.map((category) => ({
      market,
      category,
      micro: cost(at, category),
      from: "2026-10-01",
      to: null,
    }))
  ),
});
const books = [
  make("INR", 330, [
    { from: "2026-01-01", percent: "5" },
    { from: "2026-11-01", percent: "8" },
    { from: "2027-01-01", percent: "10" },
  ]),
  make("USD", 0, [{ from: "2026-01-01", percent: "12.5" }]),
  make("EUR", 60, []),
];
const find = (name) =>
  books.find((book) => book.name === name) ?? (() => {
    throw notFound();
  })();
const today = () => new Date().toISOString().slice(0, 10);
const marginAt = (book, day) => book.margins.filter(({ from }) => from <= day).at(-1)?.percent ?? "0";
const text = (micro) => (micro / 1e6).toFixed(6);
const sold = (micro, percent, unit = 1) => text(Math.floor(micro * unit * (1 + Number(percent) / 100) + 0.5));

const shown = ({ prices: _prices, ...book }, workspaces) => ({
  ...book,
  marginPercent: marginAt(book, today()),
  markets: markets.length,
  workspaces: workspaces.filter((found) => found.credits.book === book.name).length,
  unpricedTiers: book.name === "USD"
    ? [{ market: "India", category: "utility", tierFrom: 25_000_001, workspaces: 1 }]
    : [],
});

function setMargin(book, { from, percent }) {
  if (from <= today()) {
    throw new Refusal(422, "The request is not valid", undefined, [{
      field: "from",
      detail: "What began is never changed: the earliest day is tomorrow.",
    }]);
  }
  book.margins = [...book.margins.filter((margin) => margin.from !== from), { from, percent }]
    .sort((left, right) => left.from < right.from ? -1 : 1);
}

function prices(book, query) {
  const local = Date.parse(query.get("at") ?? new Date().toISOString()) + book.utcOffsetMinutes * 60_000;
  const at = new Date(local).toISOString().slice(0, 10);
  const moment = (day) => day && new Date(Date.parse(day) - book.utcOffsetMinutes * 60_000).toISOString();
  const words = (query.get("search") ?? "").toLowerCase();
  const percent = marginAt(book, at);
  if (at < "2026-10-01") return paged([], query);
  return paged(
    book.prices.filter(({ market, category }) => `${market} ${category}`.toLowerCase().includes(words)).map((
      { market, category, micro, from, to },
    ) => ({
      market,
      category,
      tierFrom: 0,
      amount: sold(micro, percent, book.pointsPerUnit),
      cost: text(micro),
      from: moment(from),
      to: moment(to),
    })),
    query,
  );
}

/** `market,category,price` a line; the mock reads no more of Meta's file than that. */
function read(raw) {
  const lines = raw.toString("utf8").split(/\r?\n/).filter((line) => line.trim() !== "");
  const errors = [];
  const rows = lines.slice(1).map((line, index) => {
    const [market, category, price] = line.split(",");
    if (!markets.includes(market) && market !== "Atlantis") {
      errors.push({ field: `line ${index + 2}`, detail: `“${market}” is no market that is known.` });
    } else if (!/^\d+(\.\d{1,6})?$/.test(price ?? "")) {
      errors.push({ field: `line ${index + 2}`, detail: `“${price ?? ""}” is not a price.` });
    }
    return { market, category, micro: Math.round(Number(price) * 1e6) };
  });
  if (errors.length > 0) {
    throw new Refusal(422, "The file cannot be read", "Nothing was changed. Mend these lines:", errors);
  }
  return rows;
}

function bring(book, raw, query) {
  const from = query.get("from");
  const percent = marginAt(book, from);
  const rows = read(raw);
  const touched = new Set(rows.map(({ market }) => market));
  const [opened, closed] = [[], []];
  let unchanged = 0;
  for (const row of rows) {
    const known = book.prices.find((price) => price.market === row.market && price.category === row.category);
    if (known && known.micro === row.micro) unchanged += 1;
    else {
      opened.push({
        market: row.market,
        category: row.category,
        tierFrom: 0,
        before: known ? sold(known.micro, percent, book.pointsPerUnit) : null,
        after: sold(row.micro, percent, book.pointsPerUnit),
      });
    }
  }
  for (const price of book.prices) {
    const isThere = rows.some((row) => row.market === price.market && row.category === price.category);
    if (touched.has(price.market) && !isThere) {
      closed.push({ market: price.market, category: price.category, tierFrom: 0 });
    }
  }
  const applied = query.get("apply") === "true";
  if (applied) {
    for (const row of rows) {
      const known = book.prices.find((price) =>
        price.market === row.market && price.category === row.category
      );
      if (known) Object.assign(known, { micro: row.micro, from });
      else book.prices.push({ ...row, from, to: null });
    }
    book.lastFrom = from;
  }
  return {
    from,
    opened,
    closed,
    unchanged,
    untouched: markets.filter((market) => !touched.has(market)),
    applied,
  };
}

export const bookRoutes = (record, workspaces) => [
  ["GET", "/api/operator/price-books", () => ({ items: books.map((book) => shown(book, workspaces)) })],
  ["PUT", "/api/operator/price-books/{name}/margins", ({ parameters, body }) => {
    const book = find(parameters.name);
    setMargin(book, body);
    record("prices.margin-set", book.name, `${body.percent} % from ${body.from}`);
    return shown(book, workspaces);
  }],
  [
    "GET",
    "/api/operator/price-books/{name}/prices",
    ({ parameters, query }) => prices(find(parameters.name), query),
  ],
  ["POST", "/api/operator/price-books/{name}/imports", ({ parameters, query, raw }) => {
    let book = books.find((found) => found.name === parameters.name);
    if (!book && query.get("pointsPerUnit")) {
      book = {
        ...make(parameters.name, 0, []),
        prices: [],
        pointsPerUnit: Number(query.get("pointsPerUnit")),
      };
      if (query.get("apply") === "true") books.push(book);
    }
    if (!book) throw notFound();
    const result = bring(book, raw, query);
    if (result.applied) {
      record("prices.imported", book.name, `${result.opened.length} prices from ${result.from}`);
    }
    return result;
  }],
];
