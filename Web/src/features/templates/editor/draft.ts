import type {
  ParameterFormat,
  TemplateButton,
  TemplateComponent,
  TemplateKindName,
} from "../../../api/types.ts";
import { randomID } from "../../../app/storage.ts";
import { allowedOf } from "./kinds.ts";

export type HeaderFormat = "NONE" | "TEXT" | "IMAGE" | "VIDEO" | "DOCUMENT" | "LOCATION" | "PRODUCT";
export type ProductKind = "single" | "multi" | "catalogue";
export type ButtonType =
  | "QUICK_REPLY"
  | "URL"
  | "PHONE_NUMBER"
  | "VOICE_CALL"
  | "COPY_CODE"
  | "FLOW"
  | "CATALOG"
  | "MPM"
  | "SPM"
  | "ORDER_DETAILS";
export type OtpType = "COPY_CODE" | "ONE_TAP" | "ZERO_TAP";

/** A file for the review at Meta: its handle there, and ours to show it by. */
export type DraftFile = { handle: string; mediaId?: string; name?: string; mimeType?: string };
export type DraftButton = {
  /** Ours: it stays when the order changes. */
  key: string;
  type: ButtonType;
  text: string;
  url: string;
  /** What stands for the variable in the address. */
  sample: string;
  phone: string;
  code: string;
  flowId: string;
  screen: string;
  /** What Meta has of it beside: it is given back as it came. */
  rest: Partial<TemplateButton>;
};
export type Samples = Readonly<Record<string, string>>;
export type DraftCard = {
  key: string;
  file: DraftFile | null;
  body: string;
  samples: Samples;
  buttons: DraftButton[];
};
export type DraftApp = { packageName: string; hash: string };

export type Draft = {
  kind: TemplateKindName;
  product: ProductKind;
  channelId: string;
  name: string;
  language: string;
  category: string;
  format: ParameterFormat;
  header: { format: HeaderFormat; text: string; samples: Samples; file: DraftFile | null };
  body: string;
  samples: Samples;
  footer: string;
  buttons: DraftButton[];
  /** All cards are made alike: what they have is said once. */
  cardHeader: "IMAGE" | "VIDEO" | "PRODUCT";
  cardHasBody: boolean;
  cards: DraftCard[];
  offer: { text: string; expires: boolean };
  code: {
    warns: boolean;
    minutes: number | null;
    otp: OtpType;
    text: string;
    autofill: string;
    accepts: boolean;
    apps: DraftApp[];
  };
  ttl: number | null;
  mayChangeCategory: boolean;
  /** Parts that have no form here: they are given back as they came. */
  others: TemplateComponent[];
};

export const newButton = (type: ButtonType, given: Partial<DraftButton> = {}): DraftButton => ({
  key: randomID(),
  type,
  text: "",
  url: "",
  sample: "",
  phone: "",
  code: "",
  flowId: "",
  screen: "",
  rest: {},
  ...given,
});

export const newCard = (like: DraftCard | undefined): DraftCard => ({
  key: randomID(),
  file: null,
  body: "",
  samples: {},
  // The same buttons with the same words: most carousels say the same below each card.
  buttons: like?.buttons.map((button) => ({ ...button, key: randomID() })) ?? [newButton("URL")],
});

export function blank(kind: TemplateKindName, channelId: string, language: string): Draft {
  const draft: Draft = {
    kind,
    product: "catalogue",
    channelId,
    name: "",
    language,
    category: allowedOf({ kind }).categories[0]!,
    format: "POSITIONAL",
    header: { format: kind === "media" ? "IMAGE" : "NONE", text: "", samples: {}, file: null },
    body: "",
    samples: {},
    footer: "",
    buttons: [],
    cardHeader: "IMAGE",
    cardHasBody: true,
    cards: [],
    offer: { text: "", expires: true },
    code: {
      warns: true,
      minutes: 10,
      otp: "COPY_CODE",
      text: "",
      autofill: "",
      accepts: false,
      apps: [{ packageName: "", hash: "" }],
    },
    ttl: null,
    mayChangeCategory: true,
    others: [],
  };
  return { ...draft, ...begunAs(kind, draft) };
}

/** What a kind cannot be without. */
function begunAs(kind: TemplateKindName, draft: Draft): Partial<Draft> {
  switch (kind) {
    case "carousel": {
      const first = newCard(undefined);
      return { cards: [first, newCard(first)] };
    }
    case "product":
      return { buttons: [newButton("CATALOG")] };
    case "coupon":
      return { buttons: [newButton("COPY_CODE")] };
    case "offer":
      return {
        header: { ...draft.header, format: "IMAGE" },
        buttons: [newButton("COPY_CODE"), newButton("URL")],
      };
    case "order":
      return { buttons: [newButton("ORDER_DETAILS")] };
    case "form":
      return { buttons: [newButton("FLOW")] };
    default:
      return {};
  }
}

/** A product template's button says which of the three it is; a single product stands in the header. */
export function withProduct(draft: Draft, product: ProductKind): Draft {
  const type = product === "catalogue" ? "CATALOG" : product === "multi" ? "MPM" : "SPM";
  const format: HeaderFormat = product === "single"
    ? "PRODUCT"
    : draft.header.format === "PRODUCT"
    ? "NONE"
    : draft.header.format;
  return { ...draft, product, header: { ...draft.header, format }, buttons: [newButton(type)] };
}

const found = /\{\{\s*([A-Za-z0-9_]+)\s*\}\}/g;

/** The variables of a text, each once, in the order of their first place. */
export const variablesOf = (
  text: string,
) => [...new Set([...text.matchAll(found)].map((match) => match[1]!))];

/** The number that comes next. */
export const nextNumber = (text: string) =>
  Math.max(0, ...variablesOf(text).map(Number).filter(Number.isInteger)) + 1;

/** Writes the variables of a text anew, and takes their samples along. */
export function renamed(
  text: string,
  samples: Samples,
  name: (old: string, index: number) => string,
): { text: string; samples: Samples } {
  const names = new Map(variablesOf(text).map((old, index) => [old, name(old, index)]));
  return {
    text: text.replace(found, (_, old: string) => `{{${names.get(old)}}}`),
    samples: Object.fromEntries(
      Object.entries(samples).map(([old, sample]) => [names.get(old) ?? old, sample]),
    ),
  };
}

const isNumber = (name: string) => /^\d+$/.test(name);
const spelled = (format: ParameterFormat) => (old: string, index: number) =>
  format === "NAMED" ? isNumber(old) ? `value_${old}` : old : String(index + 1);

/** Numbers become names, or names numbers, everywhere in the template. */
export function withFormat(draft: Draft, format: ParameterFormat): Draft {
  const name = spelled(format);
  const body = renamed(draft.body, draft.samples, name);
  const header = renamed(draft.header.text, draft.header.samples, name);
  return {
    ...draft,
    format,
    body: body.text,
    samples: body.samples,
    header: { ...draft.header, text: header.text, samples: header.samples },
    cards: draft.cards.map((card) => {
      const own = renamed(card.body, card.samples, name);
      return { ...card, body: own.text, samples: own.samples };
    }),
  };
}

/** Whether numbers are missing or out of order, as after one was deleted. */
export const isMisnumbered = (text: string) =>
  variablesOf(text).every(isNumber) && variablesOf(text).some((name, index) => name !== String(index + 1));

/**
 * Meta's order: quick replies stand together, at the beginning or at the end, and the code of an offer comes first.
 * What is out of place is put there; the order within each stays.
 */
export function ordered(buttons: readonly DraftButton[]): DraftButton[] {
  const isReply = ({ type }: DraftButton) => type === "QUICK_REPLY";
  const replies = buttons.filter(isReply);
  const rest = buttons.filter((button) => !isReply(button));
  const codes = rest.filter(({ type }) => type === "COPY_CODE");
  const others = rest.filter(({ type }) => type !== "COPY_CODE");
  const first = buttons[0];
  const sorted = [...codes, ...others];
  return first && isReply(first) ? [...replies, ...sorted] : [...sorted, ...replies];
}

export function moved<Item>(items: readonly Item[], from: number, to: number): Item[] {
  const rest = [...items];
  const [item] = rest.splice(from, 1);
  if (item !== undefined) rest.splice(to, 0, item);
  return rest;
}

/** Meta's spelling of a name: what cannot stand in it becomes an underscore. */
export const asName = (text: string) => text.toLowerCase().replace(/[^a-z0-9_]+/g, "_").slice(0, 512);
