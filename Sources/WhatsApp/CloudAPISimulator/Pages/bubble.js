// One message, drawn as a customer's phone would.
import { guarded, h, timeOf } from "./dom.js";

/** WhatsApp's marks: *bold*, _italic_, ~struck~, `code`. */
function marked(text) {
  const parts = [];
  const pattern = /(\*[^*\n]+\*|_[^_\n]+_|~[^~\n]+~|`[^`\n]+`|https?:\/\/[^\s]+)/g;
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    parts.push(text.slice(end, match.index));
    const word = match[0];
    const tag = { "*": "strong", _: "em", "~": "s", "`": "code" }[word[0]];
    parts.push(tag ? h(tag, {}, word.slice(1, -1)) : h("a", { href: word, rel: "noreferrer noopener", target: "_blank" }, word));
    end = match.index + word.length;
  }
  parts.push(text.slice(end));
  return parts;
}

const paragraph = (text, name = "text") => (text ? h("p", { class: name, dir: "auto" }, marked(text)) : null);

const address = (media) => (media.id ? guarded(`/_simulator/media/${encodeURIComponent(media.id)}`) : media.link);

function media(type, object) {
  if (!object) return null;
  const source = address(object);
  switch (type) {
    case "image":
      return h("img", { class: "media", src: source, alt: object.caption ? "" : "Photo", loading: "lazy" });
    case "sticker":
      return h("img", { class: "sticker", src: source, alt: "Sticker" });
    case "video":
    case "gif":
      return h("video", { class: "media", src: source, controls: true, preload: "none", "aria-label": "Video" });
    case "audio":
      return h("audio", { src: source, controls: true, preload: "none", "aria-label": object.voice ? "Voice note" : "Audio" });
    case "document":
      return h("p", { class: "file" }, h("a", { href: source, target: "_blank", rel: "noreferrer noopener" }, `📄 ${object.filename ?? "Document"}`));
    default:
      return null;
  }
}

function place(location) {
  const where = `${Number(location.latitude).toFixed(4)}, ${Number(location.longitude).toFixed(4)}`;
  return h("p", { class: "file" }, `📍 ${location.name ?? "Location"}`, h("small", {}, location.address ?? where));
}

function header(part) {
  if (!part) return null;
  if (part.type === "text") return h("p", { class: "headline", dir: "auto" }, part.text);
  if (part.type === "location") return place(part.location);
  return media(part.type, part[part.type]);
}

/** Buttons under a template or an interactive message; `press` is told what was pressed. */
function buttons(list, press) {
  if (!list?.length) return null;
  return h("div", { class: "buttons" }, list.map((button) => {
    if (button.url) {
      return h("a", { class: "button", href: button.url, target: "_blank", rel: "noreferrer noopener" }, `${button.text ?? "Open"} ↗`);
    }
    return h("button", { type: "button", class: "button", onclick: () => press(button) }, button.text ?? button.type);
  }));
}

function template(rendered, press) {
  const quick = (part) => buttons(part.buttons.map((button) => ({ ...button, kind: "template" })), press);
  return [
    header(rendered.header), paragraph(rendered.body), paragraph(rendered.footer, "footer"), quick(rendered),
    rendered.cards ? h("div", { class: "cards", tabindex: "0", role: "group", "aria-label": "Cards" }, rendered.cards.map((card) =>
      h("div", { class: "card" }, header(card.header), paragraph(card.body), quick(card)))) : null,
  ];
}

function list(action, press) {
  return h("details", { class: "options" }, h("summary", { class: "button" }, `☰ ${action.button}`),
    action.sections.map((section) => h("div", { class: "section" },
      section.title ? h("p", { class: "section-title" }, section.title) : null,
      section.rows.map((row) => h("button", { type: "button", class: "row", onclick: () => press({ kind: "list", ...row }) },
        row.title, row.description ? h("small", {}, row.description) : null)))));
}

function interactive(content, press) {
  const { type, action } = content;
  const parts = [header(content.header), paragraph(content.body?.text), paragraph(content.footer?.text, "footer")];
  if (type === "button") parts.push(buttons(action.buttons.map(({ reply }) => ({ kind: "reply", text: reply.title, ...reply })), press));
  else if (type === "list") parts.push(list(action, press));
  else if (type === "cta_url") parts.push(buttons([{ text: action.parameters.display_text, url: action.parameters.url }], press));
  else if (type === "location_request_message") parts.push(buttons([{ kind: "location", text: "Send location" }], press));
  else if (type === "flow") parts.push(buttons([{ kind: "flow", text: action.parameters.flow_cta }], press));
  return parts;
}

function answer(content) {
  const reply = content.button_reply ?? content.list_reply;
  return paragraph(reply?.title ?? content.nfm_reply?.body ?? "Answered");
}

function card(contact) {
  const name = contact.name?.formatted_name ?? "Contact";
  return h("p", { class: "file" }, `👤 ${name}`, contact.phones?.[0]?.phone ? h("small", {}, contact.phones[0].phone) : null);
}

function content(message, press) {
  const object = message.content;
  switch (message.type) {
    case "text": return paragraph(object.body);
    case "template": return template(message.rendered, press);
    case "interactive": return message.author === "business" ? interactive(object, press) : answer(object);
    case "button": return paragraph(object.text);
    case "location": return place(object);
    case "contacts": return Array.isArray(object) ? object.map(card) : null;
    case "image": case "video": case "audio": case "document": case "sticker":
      return [media(message.type, object), paragraph(object.caption)];
    default: return paragraph(`[${message.type}]`);
  }
}

const ticks = { accepted: ["🕓", "waiting"], read: ["✓✓", "read"] };

/** A list item for the log. `actions` has press, reply, react. */
export function bubble(message, actions) {
  const mine = message.author === "customer";
  const failed = message.status === "failed";
  const [mark, word] = mine ? (ticks[message.status] ?? ["✓", "sent"]) : ["", ""];
  const reactions = Object.values(message.reactions);
  return h("li", { class: `bubble ${mine ? "mine" : "theirs"}${failed ? " failed" : ""}`, id: `m-${message.id}` },
    h("span", { class: "sr" }, mine ? "You: " : "Business: "),
    message.quotes ? h("p", { class: "quote" }, message.quotes.text ?? "An older message") : null,
    content(message, (button) => actions.press(message, button)),
    failed ? h("p", { class: "problem" }, `Not delivered to this phone: ${message.error?.title ?? "failed"} (${message.error?.code ?? "?"})`) : null,
    h("p", { class: "meta" }, h("time", { datetime: message.at }, timeOf(message.at)),
      mine ? h("span", { class: message.status === "read" ? "tick read" : "tick", "aria-label": word, role: "img" }, ` ${mark}`) : null),
    reactions.length ? h("p", { class: "reactions", "aria-label": "Reactions" }, reactions.join(" ")) : null,
    mine || failed ? null : h("div", { class: "tools" },
      h("button", { type: "button", onclick: () => actions.reply(message) }, "Reply"),
      ["👍", "❤️", "😂", "🙏"].map((emoji) => h("button", {
        type: "button", "aria-label": `React with ${emoji}`, "aria-pressed": message.reactions.customer === emoji ? "true" : "false",
        onclick: () => actions.react(message, emoji),
      }, emoji))));
}
