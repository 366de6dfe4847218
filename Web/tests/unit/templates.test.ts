import assert from "node:assert/strict";
import { test } from "node:test";
import type { TemplateComponent } from "../../src/api/types.ts";
import {
  asName,
  blank,
  type ButtonType,
  isMisnumbered,
  newButton,
  nextNumber,
  ordered,
  variablesOf,
  withFormat,
  withProduct,
} from "../../src/features/templates/editor/draft.ts";
import { byPlace, placeOf, placesOf } from "../../src/features/templates/editor/findings.ts";
import { kinds } from "../../src/features/templates/editor/kinds.ts";
import { componentsOf, draftOf, kindOf, previewOf } from "../../src/features/templates/editor/meta.ts";
import { foremost, grouped } from "../../src/features/templates/list/group.ts";
import type { Template } from "../../src/api/types.ts";

const types = (...all: ButtonType[]) => all.map((type) => newButton(type));
const order = (...all: ButtonType[]) => ordered(types(...all)).map(({ type }) => type);

test("quick replies stand together at one end, and a code stands first", () => {
  assert.deepEqual(order("QUICK_REPLY", "URL", "QUICK_REPLY"), ["QUICK_REPLY", "QUICK_REPLY", "URL"]);
  assert.deepEqual(order("URL", "QUICK_REPLY", "PHONE_NUMBER"), ["URL", "PHONE_NUMBER", "QUICK_REPLY"]);
  assert.deepEqual(order("URL", "COPY_CODE"), ["COPY_CODE", "URL"]);
  assert.deepEqual(order("URL", "COPY_CODE", "QUICK_REPLY"), ["COPY_CODE", "URL", "QUICK_REPLY"]);
  assert.deepEqual(order(), []);
});

test("variables are found once each, and the next number is the one after the largest", () => {
  assert.deepEqual(variablesOf("{{2}} {{ 1 }} {{2}} {{first_name}}"), ["2", "1", "first_name"]);
  assert.equal(nextNumber("{{2}} and {{4}}"), 5);
  assert.equal(nextNumber(""), 1);
  assert.ok(isMisnumbered("{{2}}"));
  assert.ok(!isMisnumbered("{{1}} {{2}} {{1}}"));
  assert.ok(!isMisnumbered("{{first_name}}"));
});

test("numbers become names and numbers again, and the samples go with them", () => {
  const start = {
    ...blank("text", "chn_1", "en"),
    body: "Hi {{1}}, {{2}}!",
    samples: { 1: "Asha", 2: "today" },
  };
  const named = withFormat(start, "NAMED");
  assert.equal(named.body, "Hi {{value_1}}, {{value_2}}!");
  assert.deepEqual(named.samples, { value_1: "Asha", value_2: "today" });
  assert.deepEqual(withFormat(named, "POSITIONAL"), start);
});

test("a name is written as Meta takes it", () => {
  assert.equal(asName("Order Shipped – today!"), "order_shipped_today_");
  assert.equal(asName("x".repeat(600)).length, 512);
});

const body = (text: string, ...values: string[]): TemplateComponent => ({
  type: "BODY",
  text,
  ...(values.length > 0 ? { example: { body_text: [values] } } : {}),
});
const samples: [string, string, TemplateComponent[]][] = [
  ["text", "UTILITY", [
    { type: "HEADER", format: "TEXT", text: "Order {{1}}", example: { header_text: ["4218"] } },
    body("Hi {{1}}, it comes on {{2}}.", "Asha", "Friday"),
    { type: "FOOTER", text: "Marigold" },
    {
      type: "BUTTONS",
      buttons: [
        {
          type: "URL",
          text: "Track",
          url: "https://example.com/{{1}}",
          example: ["https://example.com/4218"],
        },
        { type: "PHONE_NUMBER", text: "Call", phone_number: "+918047182200" },
        { type: "QUICK_REPLY", text: "Thanks" },
      ],
    },
  ]],
  ["media", "MARKETING", [{ type: "HEADER", format: "LOCATION" }, body("We have moved.")]],
  ["coupon", "MARKETING", [body("For you."), {
    type: "BUTTONS",
    buttons: [{ type: "COPY_CODE", example: "MISSYOU" }],
  }]],
  ["offer", "MARKETING", [
    { type: "HEADER", format: "IMAGE", example: { header_handle: ["4::aW"] } },
    { type: "LIMITED_TIME_OFFER", limited_time_offer: { text: "Ends soon", has_expiration: true } },
    body("All for less."),
    {
      type: "BUTTONS",
      buttons: [{ type: "COPY_CODE", example: "SALE" }, {
        type: "URL",
        text: "Shop",
        url: "https://example.com",
      }],
    },
  ]],
  ["carousel", "MARKETING", [
    body("Two things:"),
    {
      type: "CAROUSEL",
      cards: ["a", "b"].map((name) => ({
        components: [
          { type: "HEADER", format: "VIDEO", example: { header_handle: [`4::${name}`] } },
          body(`Hi {{1}}, ${name} is here.`, "Asha"),
          { type: "BUTTONS", buttons: [{ type: "QUICK_REPLY", text: "I like it" }] },
        ],
      })),
    },
  ]],
  ["product", "MARKETING", [
    { type: "HEADER", format: "PRODUCT" },
    body("New for you."),
    { type: "BUTTONS", buttons: [{ type: "SPM", text: "View" }] },
  ]],
  ["order", "UTILITY", [body("Your order."), {
    type: "BUTTONS",
    buttons: [{ type: "ORDER_DETAILS", text: "Pay" }],
  }]],
  ["form", "UTILITY", [body("How was it?"), {
    type: "BUTTONS",
    buttons: [{
      type: "FLOW",
      text: "Tell us",
      flow_id: "12",
      flow_action: "navigate",
      navigate_screen: "A",
    }],
  }]],
  ["authentication", "AUTHENTICATION", [
    { type: "BODY", add_security_recommendation: true },
    { type: "FOOTER", code_expiration_minutes: 5 },
    {
      type: "BUTTONS",
      buttons: [{
        type: "OTP",
        otp_type: "ONE_TAP",
        text: "Copy",
        autofill_text: "Fill in",
        supported_apps: [{ package_name: "com.example", signature_hash: "K8a/AINcGX7" }],
      }],
    },
  ]],
];

for (const [kind, category, components] of samples) {
  test(`${kind}: what is read into the editor is written as it was`, () => {
    assert.equal(kindOf(components, category), kind);
    const draft = draftOf({ components, category, language: "en" });
    assert.equal(draft.kind, kind);
    assert.deepEqual(componentsOf(draft), components);
  });
}

test("what has no form here is given back as it came", () => {
  const components: TemplateComponent[] = [
    body("May we call you?"),
    {
      type: "BUTTONS",
      buttons: [{ type: "VOICE_CALL", text: "Call", ...{ ttl_minutes: 100 } }],
    },
    { type: "CALL_PERMISSION_REQUEST" },
  ];
  assert.deepEqual(componentsOf(draftOf({ components, category: "UTILITY", language: "en" })), components);
});

test("named variables keep their names and samples", () => {
  const components: TemplateComponent[] = [{
    type: "BODY",
    text: "Hi {{first_name}}!",
    example: { body_text_named_params: [{ param_name: "first_name", example: "Asha" }] },
  }];
  const draft = draftOf({ components, category: "UTILITY", language: "en", parameterFormat: "NAMED" });
  assert.deepEqual(componentsOf(draft), components);
  assert.equal(previewOf(draft)[0]!.text, "Hi Asha!");
});

test("a file that Meta gives an address of is asked for again", () => {
  const header = {
    type: "HEADER",
    format: "IMAGE",
    example: { header_handle: ["https://scontent.example/x.jpg"] },
  };
  const draft = draftOf({ components: [header, body("Hi")], category: "MARKETING", language: "en" });
  assert.equal(draft.header.file, null);
});

test("a blank template of each kind is read as that kind again", () => {
  for (const { kind } of kinds) {
    const draft = blank(kind, "chn_1", "en");
    assert.equal(kindOf(componentsOf(draft), draft.category), kind, kind);
  }
  for (const product of ["single", "multi", "catalogue"] as const) {
    const draft = withProduct(blank("product", "chn_1", "en"), product);
    assert.equal(
      draftOf({ components: componentsOf(draft), category: "MARKETING", language: "en" }).product,
      product,
    );
  }
});

test("a finding stands at the nearest place there is", () => {
  const draft = draftOf({ components: samples[4]![2], category: "MARKETING", language: "en" });
  const places = placesOf(draft);
  assert.equal(placeOf("body.example", places), "body");
  assert.equal(placeOf("cards.1.buttons.0.text", places), "cards.1.buttons.0");
  assert.equal(placeOf("cards.1.header", places), "cards.1.header");
  assert.equal(placeOf("cards.7.header", places), "cards");
  assert.equal(placeOf("message_send_ttl_seconds", places), "ttlSeconds");
  assert.equal(placeOf("limited_time_offer.text", places), "offer");
  assert.equal(placeOf("components", places), "");
  const finding = { rule: "x", words: "", mend: "", warning: false };
  const found = byPlace([{ ...finding, path: "body.example" }, { ...finding, path: "body" }], draft);
  assert.equal(found.get("body")!.length, 2);
});

test("the languages of a name stand together, and the state that asks for something speaks for them", () => {
  const one = (name: string, language: string, status: string) =>
    ({ channelId: "chn_1", name, language, status }) as Template;
  const groups = grouped([one("a", "en", "APPROVED"), one("b", "en", "DRAFT"), one("a", "hi", "REJECTED")]);
  assert.deepEqual(groups.map(({ name, items }) => [name, items.length]), [["a", 2], ["b", 1]]);
  assert.equal(foremost(groups[0]!.items).language, "hi");
});
