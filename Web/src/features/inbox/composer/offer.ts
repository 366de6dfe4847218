import type { TemplateComponent } from "../../../api/types.ts";
import { listOf, objectOf, textOf } from "../content.ts";

/** Meta's limits, in characters and pieces (whatsapp-cloud-api.md, section 3; the server's `PayloadInspector+interactive`). */
export const most = {
  header: 60,
  body: 1024,
  listBody: 4096,
  footer: 60,
  label: 20,
  buttons: 3,
  sections: 10,
  /** In all sections together. */
  rows: 10,
  sectionTitle: 24,
  rowTitle: 24,
  description: 72,
} as const;

export type OfferKind = "button" | "list" | "cta_url";
export type OfferRow = { readonly title: string; readonly description: string };
export type OfferSection = { readonly title: string; readonly rows: readonly OfferRow[] };

/** A message with something to press, as it is written. Each kind reads its own parts; what the others have is kept. */
export type Offer = {
  readonly kind: OfferKind;
  readonly header: string;
  readonly body: string;
  readonly footer: string;
  readonly buttons: readonly string[];
  /** What is on the one button: it opens the list or the link. */
  readonly label: string;
  readonly sections: readonly OfferSection[];
  readonly url: string;
};

export const emptyRow: OfferRow = { title: "", description: "" };
export const emptySection: OfferSection = { title: "", rows: [emptyRow] };
export const emptyOffer: Offer = {
  kind: "button",
  header: "",
  body: "",
  footer: "",
  buttons: [""],
  label: "",
  sections: [emptySection],
  url: "",
};

export const rowCount = ({ sections }: Offer) => sections.reduce((sum, { rows }) => sum + rows.length, 0);
export const bodyMax = ({ kind }: Offer) => kind === "list" ? most.listBody : most.body;

/** Which buttons say the same as an earlier one: WhatsApp takes each only once. */
export const repeated = (buttons: readonly string[]) =>
  buttons.map((title, at) =>
    title.trim() !== "" && buttons.findIndex((other) => other.trim() === title.trim()) < at
  );

/** One that a browser and the server take: `https` or `http`, with a host. */
export function isLink(text: string) {
  if (!/^https?:\/\//i.test(text.trim())) return false;
  try {
    return new URL(text.trim()).hostname !== "";
  } catch {
    return false;
  }
}

function actionOf({ kind, buttons, label, sections, url }: Offer) {
  if (kind === "button") {
    return {
      buttons: buttons.map((title, at) => ({
        type: "reply",
        reply: { id: `button-${at + 1}`, title: title.trim() },
      })),
    };
  }
  if (kind === "cta_url") {
    return { name: "cta_url", parameters: { display_text: label.trim(), url: url.trim() } };
  }
  let row = 0;
  return {
    button: label.trim(),
    sections: sections.map(({ title, rows }) => ({
      ...(title.trim() && { title: title.trim() }),
      rows: rows.map((one) => ({
        id: `row-${row += 1}`,
        title: one.title.trim(),
        ...(one.description.trim() && { description: one.description.trim() }),
      })),
    })),
  };
}

/** Meta's `interactive` object. */
export function interactiveOf(offer: Offer): Record<string, unknown> {
  const [header, footer] = [offer.header.trim(), offer.footer.trim()];
  return {
    type: offer.kind,
    ...(header && { header: { type: "text", text: header } }),
    body: { text: offer.body.trim() },
    ...(footer && { footer: { text: footer } }),
    action: actionOf(offer),
  };
}

/** The same back again, to be changed. */
export function offerOf(interactive: Record<string, unknown>): Offer {
  const action = objectOf(interactive.action);
  const parameters = objectOf(action.parameters);
  const buttons = listOf(action.buttons).map((button) => textOf(objectOf(button.reply).title));
  const sections = listOf(action.sections).map(({ title, rows }) => ({
    title: textOf(title),
    rows: listOf(rows).map((row) => ({ title: textOf(row.title), description: textOf(row.description) })),
  }));
  return {
    kind: interactive.type === "list" || interactive.type === "cta_url" ? interactive.type : "button",
    header: textOf(objectOf(interactive.header).text),
    body: textOf(objectOf(interactive.body).text),
    footer: textOf(objectOf(interactive.footer).text),
    buttons: buttons.length > 0 ? buttons : emptyOffer.buttons,
    label: textOf(action.button) || textOf(parameters.display_text),
    sections: sections.length > 0 ? sections : emptyOffer.sections,
    url: textOf(parameters.url),
  };
}

/** What the preview draws; of a list the bubble has only the button. */
export function previewOf(offer: Offer, words: { body: string; button: string }): TemplateComponent[] {
  const { kind, header, body, footer, buttons, label, url } = offer;
  const shown = kind === "button"
    ? buttons.map((text) => ({ type: "QUICK_REPLY", text: text || words.button }))
    : [{ type: kind === "list" ? "LIST" : "URL", text: label || words.button, url }];
  return [
    ...(header.trim() ? [{ type: "HEADER", format: "TEXT", text: header }] : []),
    { type: "BODY", text: body || words.body },
    ...(footer.trim() ? [{ type: "FOOTER", text: footer }] : []),
    { type: "BUTTONS", buttons: shown },
  ] as TemplateComponent[];
}
