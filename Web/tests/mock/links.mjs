// Quick links, chat widgets, and the fields of one's own.
import { ago, channels, id, self } from "./data.mjs";
import { crud, find, invalid } from "./people.mjs";
import { Refusal } from "./refusal.mjs";

const digits = () => channels[0].displayNumber.replace(/\D/g, "");
const link = (name, text, slug, clicks, conversations, active = true) => ({
  id: id("qln"),
  channelId: channels[0].id,
  name,
  text,
  slug,
  clicks,
  conversations,
  active,
  code: slug === "insta",
  by: self.id,
  createdAt: ago(9_000),
});
const links = [
  link("Shop window", "Hello! I saw your window and would like to know more.", "window", 412, 96),
  link("Instagram bio", "Hi, I come from Instagram", "insta", 1_288, 301),
  link("Diwali flyer", "I would like the festival offer", "diwali", 77, 12, false),
];
const given = (base) => (row) => ({
  ...row,
  waUrl: `https://wa.me/${digits()}?text=${
    encodeURIComponent(row.code ? `${row.text} (ref:${row.slug})` : row.text)
  }`,
  shortUrl: `${base()}/l/${row.slug}`,
});

const widgets = [{
  id: id("wdg"),
  channelId: channels[0].id,
  name: "Shop site",
  brand: "Marigold Clothing",
  subtitle: "We answer within the hour",
  avatar: "",
  colour: "#0b7a4a",
  side: "right",
  bubble: "Chat with us",
  greeting: "Hello! How can we help you?",
  action: "Start the chat",
  text: "Hello, I have a question",
  openByDefault: false,
  margin: 20,
  domains: ["marigold.example", "shop.marigold.example"],
  seen: 18_204,
  clicks: 612,
  active: true,
}];

const shownWidget = (base) => (widget) => ({
  ...widget,
  key: widget.id.slice(-10),
  snippet: `<script async src="${base()}/w/${widget.id.slice(-10)}.js"></script>`,
});

const fields = [
  ["birthday", "Birthday", "date", "About", true, 240],
  ["size", "Size", "select", "About", true, 812, ["S", "M", "L", "XL"]],
  ["newsletter", "Wants the newsletter", "boolean", "About", false, 96],
  ["gstin", "GSTIN", "text", "Billing", false, 41],
].map(([key, label, type, group, inPanel, uses, options], position) => ({
  id: id("fld"),
  of: "contact",
  key,
  label,
  type,
  options: options ?? null,
  required: false,
  default: null,
  position,
  group,
  inPanel,
  uses,
}));
const keyOf = (label) =>
  label.normalize("NFKD").toLowerCase().replace(/[^a-z0-9]+/g, "_").replace(/^_|_$/g, "") || "field";

const cells = [0, 1, 2, 3, 4, 5, 6].flatMap((y) =>
  [0, 1, 2, 3, 4, 5, 6].map((x) =>
    (x % 6 === 0 || y % 6 === 0 || (x > 1 && x < 5 && y > 1 && y < 5)) ? [x, y] : null
  )
).filter(Boolean);
/** Only its look: the server makes the true one. */
const drawn =
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1 -1 23 23"><rect x="-1" y="-1" width="23" height="23" fill="#fff"/>${
    [[0, 0], [14, 0], [0, 14]].flatMap(([left, top]) =>
      cells.map(([x, y]) => `<rect x="${left + x}" y="${top + y}" width="1" height="1"/>`)
    ).join("")
  }</svg>`;

export const linksRoutes = (base) => [
  ["GET", "/api/quick-links", () => ({ items: links.map(given(base)) })],
  ...crud("/api/quick-links", links, "qln", (body, own) => {
    if (body.slug && links.some((row) => row !== own && row.slug === body.slug)) {
      throw new Refusal(409, "This address is taken", "Choose another ending for the link.");
    }
  }, { clicks: 0, conversations: 0, active: true, by: self.id, createdAt: ago(0) }).slice(1, 3).map((
    [method, path, handle],
  ) => [method, path, (call) => {
    if (method === "POST") call.body.slug ||= id("l").slice(-6);
    return given(base)(handle(call));
  }]),
  [
    "DELETE",
    "/api/quick-links/{id}",
    ({ parameters }) => void links.splice(links.indexOf(find(links, parameters.id)), 1),
  ],
  [
    "GET",
    "/api/quick-links/{id}/qr",
    ({ query }) =>
      query.get("format") === "png"
        ? { file: Buffer.from("89504e470d0a1a0a", "hex"), type: "image/png" }
        : { file: drawn, type: "image/svg+xml" },
  ],
  ["GET", "/api/widgets/{id}/days", () => ({
    items: [
      { day: ago(0).slice(0, 10), page: "marigold.example/", seen: 812, clicks: 31 },
      { day: ago(0).slice(0, 10), page: "marigold.example/kurtas", seen: 240, clicks: 19 },
      { day: ago(1_500).slice(0, 10), page: "marigold.example/", seen: 700, clicks: 22 },
    ],
  })],
  ["GET", "/api/widgets", () => ({ items: widgets.map(shownWidget(base)) })],
  ...crud("/api/widgets", widgets, "wdg", (body) => {
    if (body.colour && !/^#[0-9a-f]{6}$/i.test(body.colour)) throw invalid("colour", "is not a colour");
    if (body.domains?.some((domain) => !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(domain))) {
      throw invalid("domains", "Write hosts like shop.example.com, without https:// and paths.");
    }
  }, { seen: 0, clicks: 0, active: true }).slice(1).map(([method, path, handle]) => [
    method,
    path,
    (call) => method === "DELETE" ? handle(call) : shownWidget(base)(handle(call)),
  ]),
  ["GET", "/api/contact-fields", ({ query }) => ({
    items: fields.filter((field) => field.of === (query.get("of") ?? "contact")).sort((left, right) =>
      left.position - right.position
    ),
  })],
  ["POST", "/api/contact-fields", ({ body }) => {
    const key = body.key || keyOf(body.label);
    if (fields.some((field) => field.key === key && field.of === (body.of ?? "contact"))) {
      throw invalid("key", "Another field has this key.");
    }
    const made = { of: "contact", uses: 0, position: fields.length, ...body, key, id: id("fld") };
    fields.push(made);
    return made;
  }],
  ["PATCH", "/api/contact-fields/{id}", ({ parameters, body }) => {
    const field = find(fields, parameters.id);
    if (body.type && body.type !== field.type && body.type === "number") {
      throw new Refusal(409, "The values do not become numbers", "3 contacts have words in it.");
    }
    if (body.position !== undefined) {
      const list = fields.filter(({ of }) => of === field.of).sort((left, right) =>
        left.position - right.position
      );
      list.splice(list.indexOf(field), 1);
      list.splice(body.position, 0, field);
      list.forEach((found, index) => found.position = index);
    }
    const { position: _, ...rest } = body;
    return Object.assign(field, rest);
  }],
  ["DELETE", "/api/contact-fields/{id}", ({ parameters, query }) => {
    const field = find(fields, parameters.id);
    if (query.get("confirm") !== field.key) throw invalid("confirm", "Write the key of the field.");
    fields.splice(fields.indexOf(field), 1);
  }],
];
