// Meta's rules in a plain form: enough of the server's validator for the editor to show what each finding looks like.
const variable = /\{\{\s*([A-Za-z0-9_]+)\s*\}\}/g;
const names = (text) => [...new Set([...text.matchAll(variable)].map((match) => match[1]))];
const part = (components, type) => components.find((one) => one.type.toUpperCase() === type);
const long = (text) => [...text ?? ""].length;
const source = "https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates";

/** What is wrong with a template, each with its place and a mend. */
export function findingsOf(given, taken) {
  const findings = [];
  const add = (rule, path, words, mend, warning = false) =>
    findings.push({ rule, path, words, mend, warning, source });
  const { components = [], name = "", category } = given;
  if (!/^[a-z0-9_]{1,512}$/.test(name)) {
    add(
      "name-characters",
      "name",
      "The name is empty or has other signs.",
      "Use small letters, digits and underscores.",
    );
  } else if (taken) {
    add(
      "name-language-taken",
      "name",
      "There is a template of this name in this language.",
      "Choose another name or language.",
    );
  }
  const isCode = category === "AUTHENTICATION";
  const named = given.parameterFormat === "NAMED";
  const check = (component, path, most) => {
    const text = component?.text ?? "";
    if (long(text) > most) {
      add(
        "text-too-long",
        path,
        `The text has ${long(text)} characters; ${most} are allowed.`,
        "Shorten it.",
      );
    }
    const used = names(text);
    if (path.endsWith("body") && /^\s*\{\{|\}\}\s*[.!?]?\s*$/.test(text)) {
      add(
        "body-variable-at-edge",
        path,
        "The body begins or ends with a variable.",
        "Put words before the first and after the last variable.",
      );
    }
    if (/\}\}\s*\{\{/.test(text)) {
      add("variables-adjacent", path, "Two variables stand side by side.", "Put words between them.");
    }
    if (!named && used.some((one, index) => one !== String(index + 1))) {
      add(
        "variables-numbering",
        path,
        "The numbers of the variables have a gap.",
        "Number them 1, 2, 3 in their order.",
      );
    }
    const example = component?.example ?? {};
    const samples = example.body_text?.[0] ?? example.header_text ??
      (example.body_text_named_params ?? example.header_text_named_params ?? []).map((one) => one.example);
    used.forEach((one, index) => {
      if (!samples[index]) {
        add(
          "sample-missing",
          `${path}.example`,
          `The variable {{${one}}} has no sample.`,
          "Write what it may say for one person.",
        );
      }
    });
  };
  const media = (header, path) => {
    if (["IMAGE", "VIDEO", "DOCUMENT"].includes(header?.format) && !header.example?.header_handle?.length) {
      add("header-sample-missing", path, "The reviewers need a file to look at.", "Choose a file.");
    }
  };
  const buttons = (list, path) =>
    list.forEach((button, index) => {
      const at = `${path}.${index}`;
      if (button.type !== "COPY_CODE" && !button.text) {
        add("button-text-missing", `${at}.text`, "The button has no words.", "Say what it does.");
      }
      if (long(button.text) > 25) {
        add("button-text-too-long", `${at}.text`, "A button has at most 25 characters.", "Shorten it.");
      }
      if (button.type === "URL" && !/^https?:\/\/[^\s/]+\.[^\s]+/.test(button.url ?? "")) {
        add(
          "button-url",
          `${at}.url`,
          "The address is not a whole one.",
          "Begin with https:// and name a site.",
        );
      }
      if (button.type === "URL" && names(button.url ?? "").length > 0 && !button.example?.[0]) {
        add(
          "button-url-sample-missing",
          `${at}.example`,
          "The address has a variable and no sample.",
          "Write a whole address.",
        );
      }
      if (button.type === "PHONE_NUMBER" && !/^\+?\d{6,19}$/.test(button.phone_number ?? "")) {
        add(
          "button-phone",
          `${at}.phone_number`,
          "The number is not a whole one.",
          "Write it with the country code.",
        );
      }
      if (button.type === "COPY_CODE" && !button.example) {
        add(
          "button-code-missing",
          `${at}.example`,
          "The code has no sample.",
          "Write one of up to 15 characters.",
        );
      }
      if (button.type === "FLOW" && !button.flow_id) {
        add("button-flow-missing", `${at}.flow_id`, "No form is chosen.", "Put in the form’s ID.");
      }
    });
  if (!isCode) {
    const header = part(components, "HEADER");
    const body = part(components, "BODY");
    const offer = part(components, "LIMITED_TIME_OFFER")?.limited_time_offer;
    if (header?.format === "TEXT") {
      if (!header.text) {
        add("header-empty", "header", "The title has no words.", "Write it, or choose no header.");
      }
      check(header, "header", 60);
    }
    media(header, "header");
    if (!body?.text) add("body-missing", "body", "The message has no words.", "Write what it says.");
    else check(body, "body", offer ? 600 : 1024);
    check(part(components, "FOOTER"), "footer", 60);
    if (offer && !offer.text) {
      add(
        "offer-text-missing",
        "limited_time_offer.text",
        "The offer has no title.",
        "Write up to 16 characters.",
      );
    }
    if (offer && long(offer.text) > 16) {
      add(
        "offer-text-too-long",
        "limited_time_offer.text",
        "The title has more than 16 characters.",
        "Shorten it.",
      );
    }
    buttons(part(components, "BUTTONS")?.buttons ?? [], "buttons");
    const cards = part(components, "CAROUSEL")?.cards;
    cards?.forEach((card, index) => {
      media(part(card.components, "HEADER"), `cards.${index}.header`);
      const text = part(card.components, "BODY");
      if (text && !text.text) {
        add("card-body-missing", `cards.${index}.body`, "The card has no words.", "Write what it says.");
      }
      if (text) check(text, `cards.${index}.body`, 160);
      buttons(part(card.components, "BUTTONS")?.buttons ?? [], `cards.${index}.buttons`);
    });
    if (
      category === "MARKETING" && !part(components, "CAROUSEL") && body?.text &&
      !/stop|opt out/i.test(JSON.stringify(components))
    ) {
      add(
        "marketing-way-out",
        "footer",
        "Nothing says how to get no more of these.",
        "“Reply STOP to opt out” keeps the quality high.",
        true,
      );
    }
  } else {
    const otp = part(components, "BUTTONS")?.buttons?.[0];
    for (const app of otp?.supported_apps ?? []) {
      if (!/^[\w.]+\.[\w.]+$/.test(app.package_name) || app.signature_hash.length !== 11) {
        add(
          "otp-app",
          "buttons.0.supported_apps",
          "An app lacks its package name or its 11-letter hash.",
          "Fill in both, or take it away.",
        );
      }
    }
    if (otp?.otp_type === "ZERO_TAP" && !otp.zero_tap_terms_accepted) {
      add(
        "otp-terms",
        "buttons.0.zero_tap_terms_accepted",
        "The terms are not agreed to.",
        "Agree to them, or choose another way.",
      );
    }
  }
  return findings;
}

const promotes = /\b(sale|offer|discount|% off|off everything|free|deal|save)\b/i;
export function predicted({ category, components = [] }) {
  const text = JSON.stringify(components);
  if (category === "AUTHENTICATION") return { category, words: "It is a one-time code." };
  if (category === "UTILITY" && promotes.test(text)) {
    return {
      category: "MARKETING",
      words: "It promotes something: “sale”, “offer” and the like make a message marketing.",
    };
  }
  return {
    category,
    words: category === "MARKETING"
      ? "It invites or promotes."
      : "It is about something the customer asked for.",
  };
}
