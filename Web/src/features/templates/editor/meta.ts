import type {
  Template,
  TemplateButton,
  TemplateComponent,
  TemplateExample,
  TemplateGiven,
  TemplateKindName,
  TemplateSample,
} from "../../../api/types.ts";
import { componentOf, fillComponents } from "../../whatsapp/template.ts";
import {
  blank,
  type ButtonType,
  type Draft,
  type DraftButton,
  type DraftCard,
  type HeaderFormat,
  newButton,
  newCard,
  type OtpType,
  type Samples,
  variablesOf,
} from "./draft.ts";
import { recalled } from "./files.ts";
import { allowedOf } from "./kinds.ts";

// Between the editor's draft and Meta's components.

const text = (type: string, words: string): TemplateComponent => ({ type, text: words });

function textExample(
  draft: Draft,
  place: "header" | "body",
  words: string,
  samples: Samples,
): TemplateExample | undefined {
  const names = variablesOf(words);
  if (names.length === 0) return undefined;
  const values = names.map((name) => samples[name] ?? "");
  if (draft.format === "NAMED") {
    const named = names.map((name, index) => ({ param_name: name, example: values[index]! }));
    return place === "header" ? { header_text_named_params: named } : { body_text_named_params: named };
  }
  return place === "header" ? { header_text: values } : { body_text: [values] };
}

const withExample = (component: TemplateComponent, example: TemplateExample | undefined): TemplateComponent =>
  example ? { ...component, example } : component;

function headerOf(draft: Draft): TemplateComponent[] {
  const { format, text: words, samples, file } = draft.header;
  if (format === "NONE") return [];
  if (format === "TEXT") {
    return [
      withExample({ type: "HEADER", format, text: words }, textExample(draft, "header", words, samples)),
    ];
  }
  return [withExample({ type: "HEADER", format }, file ? { header_handle: [file.handle] } : undefined)];
}

export function buttonOf(button: DraftButton): TemplateButton {
  const { type, text: words, rest } = button;
  switch (type) {
    case "URL":
      return {
        ...rest,
        type,
        text: words,
        url: button.url,
        ...(variablesOf(button.url).length > 0 ? { example: [button.sample] } : {}),
      };
    case "PHONE_NUMBER":
      return { ...rest, type, text: words, phone_number: button.phone };
    case "COPY_CODE":
      return { ...rest, type, example: button.code };
    case "FLOW":
      return {
        flow_action: "navigate",
        ...rest,
        type,
        text: words,
        // A form may be named otherwise than by its ID.
        ...(button.flowId || !("flow_name" in rest || "flow_json" in rest) ? { flow_id: button.flowId } : {}),
        ...(button.screen ? { navigate_screen: button.screen } : {}),
      };
    default:
      return { ...rest, type, text: words };
  }
}

const buttonsOf = (buttons: readonly DraftButton[]): TemplateComponent[] =>
  buttons.length > 0 ? [{ type: "BUTTONS", buttons: buttons.map(buttonOf) }] : [];

function codeComponents({ code }: Draft): TemplateComponent[] {
  const isInApp = code.otp !== "COPY_CODE";
  return [
    { type: "BODY", add_security_recommendation: code.warns },
    ...(code.minutes ? [{ type: "FOOTER", code_expiration_minutes: code.minutes }] : []),
    {
      type: "BUTTONS",
      buttons: [{
        type: "OTP",
        otp_type: code.otp,
        ...(code.text ? { text: code.text } : {}),
        ...(isInApp && code.autofill ? { autofill_text: code.autofill } : {}),
        ...(code.otp === "ZERO_TAP" ? { zero_tap_terms_accepted: code.accepts } : {}),
        ...(isInApp
          ? {
            supported_apps: code.apps.map(({ packageName, hash }) => ({
              package_name: packageName,
              signature_hash: hash,
            })),
          }
          : {}),
      }],
    },
  ];
}

function cardOf(draft: Draft, card: DraftCard): { components: TemplateComponent[] } {
  const header: TemplateComponent = { type: "HEADER", format: draft.cardHeader };
  return {
    components: [
      withExample(header, card.file ? { header_handle: [card.file.handle] } : undefined),
      ...(draft.cardHasBody
        ? [withExample(text("BODY", card.body), textExample(draft, "body", card.body, card.samples))]
        : []),
      ...buttonsOf(card.buttons),
    ],
  };
}

/** The components as Meta takes them. */
export function componentsOf(draft: Draft): TemplateComponent[] {
  if (draft.kind === "authentication") return codeComponents(draft);
  const { hasFooter } = allowedOf(draft);
  return [
    ...headerOf(draft),
    ...(draft.kind === "offer"
      ? [{
        type: "LIMITED_TIME_OFFER",
        limited_time_offer: { text: draft.offer.text, has_expiration: draft.offer.expires },
      }]
      : []),
    withExample(text("BODY", draft.body), textExample(draft, "body", draft.body, draft.samples)),
    ...(hasFooter && draft.footer ? [text("FOOTER", draft.footer)] : []),
    ...buttonsOf(draft.buttons),
    ...(draft.kind === "carousel"
      ? [{ type: "CAROUSEL", cards: draft.cards.map((card) => cardOf(draft, card)) }]
      : []),
    ...draft.others,
  ];
}

export const givenOf = (draft: Draft): TemplateGiven => ({
  channelId: draft.channelId,
  name: draft.name,
  language: draft.language,
  category: draft.category,
  parameterFormat: draft.format,
  components: componentsOf(draft),
  ttlSeconds: draft.ttl,
  allowCategoryChange: draft.mayChangeCategory,
});

/** For the preview: what has no sample stays a variable. */
export function previewOf(draft: Draft): TemplateComponent[] {
  const values: Record<string, string> = { "body.1": draft.kind === "authentication" ? "123456" : "" };
  const put = (before: string, samples: Samples) => {
    for (const [name, sample] of Object.entries(samples)) values[`${before}.${name}`] = sample;
  };
  put("header", draft.header.samples);
  put("body", draft.samples);
  draft.cards.forEach((card, index) => put(`card.${index}.body`, card.samples));
  return fillComponents(componentsOf(draft), values);
}

/** The samples of a text by the names of its variables. */
function samplesOf(component: TemplateComponent | undefined, place: "header" | "body"): Samples {
  const example = component?.example;
  const named = place === "header" ? example?.header_text_named_params : example?.body_text_named_params;
  if (named) return Object.fromEntries(named.map(({ param_name, example: sample }) => [param_name, sample]));
  const values = place === "header" ? example?.header_text : example?.body_text?.[0];
  const names = variablesOf(component?.text ?? "");
  return Object.fromEntries((values ?? []).map((value, index) => [names[index] ?? String(index + 1), value]));
}

const asText = (example: TemplateButton["example"]) => (Array.isArray(example) ? example[0] : example) ?? "";

function restOf(button: TemplateButton): Partial<TemplateButton> {
  const { type: _type, text: _text, url: _url, example: _example, phone_number: _phone, ...rest } = button;
  const { flow_id: _flow, navigate_screen: _screen, ...others } = rest;
  return others;
}

const draftButton = (button: TemplateButton): DraftButton =>
  newButton(button.type.toUpperCase() as ButtonType, {
    text: button.text ?? "",
    url: button.url ?? "",
    sample: button.type.toUpperCase() === "URL" ? asText(button.example) : "",
    phone: button.phone_number ?? "",
    code: button.type.toUpperCase() === "COPY_CODE" ? asText(button.example) : "",
    flowId: button.flow_id ?? "",
    screen: button.navigate_screen ?? "",
    rest: restOf(button),
  });

const fileOf = (component: TemplateComponent | undefined) => {
  const handle = component?.example?.header_handle?.[0];
  // What Meta has is an address of the file, which it does not take back as an example.
  return handle && !/^https?:/.test(handle) ? recalled(handle) : null;
};

/** Meta lists the button of a code as one with an address, which says how the code is taken over. */
const otpOf = (url: string | undefined) => url?.match(/otp_type=(COPY_CODE|ONE_TAP|ZERO_TAP)/)?.[1];

/** Which of the editor's forms a template needs. */
export function kindOf(components: readonly TemplateComponent[], category: string): TemplateKindName {
  const buttons = componentOf(components, "BUTTONS")?.buttons ?? [];
  const has = (...types: string[]) => buttons.some(({ type }) => types.includes(type.toUpperCase()));
  const header = componentOf(components, "HEADER")?.format?.toUpperCase() ?? "TEXT";
  if (category.toUpperCase() === "AUTHENTICATION") return "authentication";
  if (componentOf(components, "CAROUSEL")) return "carousel";
  if (componentOf(components, "LIMITED_TIME_OFFER")) return "offer";
  if (has("CATALOG", "MPM", "SPM") || header === "PRODUCT") return "product";
  if (has("ORDER_DETAILS")) return "order";
  if (has("COPY_CODE")) return "coupon";
  if (has("FLOW")) return "form";
  return componentOf(components, "HEADER") && header !== "TEXT" ? "media" : "text";
}

function cardDraft({ components }: { components: TemplateComponent[] }): DraftCard {
  const body = componentOf(components, "BODY");
  return {
    ...newCard(undefined),
    file: fileOf(componentOf(components, "HEADER")),
    body: body?.text ?? "",
    samples: samplesOf(body, "body"),
    buttons: (componentOf(components, "BUTTONS")?.buttons ?? []).map(draftButton),
  };
}

const formed = ["HEADER", "BODY", "FOOTER", "BUTTONS", "CAROUSEL", "LIMITED_TIME_OFFER"];

type Written =
  & Pick<Template, "components" | "category" | "language">
  & Partial<Pick<Template, "channelId" | "name" | "parameterFormat" | "ttlSeconds" | "allowCategoryChange">>;

/** A template or a sample in the editor's form. */
export function draftOf(given: Written): Draft {
  const { components, category } = given;
  const kind = kindOf(components, category);
  const start = blank(kind, given.channelId ?? "", given.language);
  const header = componentOf(components, "HEADER");
  const body = componentOf(components, "BODY");
  const buttons = componentOf(components, "BUTTONS")?.buttons ?? [];
  const cards = componentOf(components, "CAROUSEL")?.cards ?? [];
  const otp = buttons.find(({ type, url }) => type.toUpperCase() === "OTP" || otpOf(url));
  const offer = componentOf(components, "LIMITED_TIME_OFFER")?.limited_time_offer;
  const types = buttons.map(({ type }) => type.toUpperCase());
  const first = cards[0]?.components ?? [];
  return {
    ...start,
    product: types.includes("MPM") ? "multi" : types.includes("CATALOG") ? "catalogue" : "single",
    name: given.name ?? "",
    category: category.toUpperCase(),
    format: given.parameterFormat ?? "POSITIONAL",
    header: {
      format: header ? (header.format?.toUpperCase() ?? "TEXT") as HeaderFormat : "NONE",
      text: header?.text ?? "",
      samples: samplesOf(header, "header"),
      file: fileOf(header),
    },
    body: body?.text ?? "",
    samples: samplesOf(body, "body"),
    footer: componentOf(components, "FOOTER")?.text ?? "",
    buttons: otp ? [] : buttons.map(draftButton),
    cardHeader: (componentOf(first, "HEADER")?.format?.toUpperCase() ?? "IMAGE") as Draft["cardHeader"],
    cardHasBody: cards.length === 0 || componentOf(first, "BODY") !== undefined,
    cards: cards.map(cardDraft),
    offer: offer ? { text: offer.text, expires: offer.has_expiration ?? false } : start.offer,
    code: kind !== "authentication" ? start.code : {
      warns: body?.add_security_recommendation ?? false,
      minutes: componentOf(components, "FOOTER")?.code_expiration_minutes ?? null,
      otp: (otp?.otp_type?.toUpperCase() ?? otpOf(otp?.url) ?? "COPY_CODE") as OtpType,
      text: otp?.text ?? "",
      autofill: otp?.autofill_text ?? "",
      accepts: otp?.zero_tap_terms_accepted ?? false,
      apps: otp?.supported_apps?.map(({ package_name, signature_hash }) => ({
        packageName: package_name,
        hash: signature_hash,
      })) ?? start.code.apps,
    },
    ttl: given.ttlSeconds ?? null,
    mayChangeCategory: given.allowCategoryChange ?? true,
    others: components.filter(({ type }) => !formed.includes(type.toUpperCase())),
  };
}

/** With what was changed and not sent yet. */
export const draftOfTemplate = (template: Template): Draft =>
  draftOf(template.waiting ? { ...template, ...template.waiting } : template);

export const draftOfSample = (sample: TemplateSample, channelId: string): Draft => ({
  ...draftOf({ ...sample, channelId }),
  name: sample.id.replace(/^.*[./]/, "").toLowerCase().replace(/[^a-z0-9_]+/g, "_"),
});
