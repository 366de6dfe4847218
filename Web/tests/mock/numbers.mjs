// What a number is: its profile, its health, what the doctor finds, Meta's notices, and the table of errors.
import { ago, channels } from "./data.mjs";
import { find, invalid } from "./people.mjs";
import { paged } from "./refusal.mjs";

const state = {
  profile: {
    about: "Hand-printed clothing from Jaipur",
    address: "100 Feet Road, Indiranagar, Bengaluru",
    description: "Block prints, made to order. We answer within the hour.",
    email: "hello@marigold.example",
    websites: ["https://marigold.example"],
    vertical: "APPAREL",
    photoUrl: null,
  },
  health: {},
  isMended: false,
};
const notices = [
  ["phone_number_quality_update", "The number: downgrade.", 300],
  ["business_capability_update", "The messaging limit: 10000 people a day.", 9_000],
  ["phone_number_name_update", "Display name “Marigold Clothing”: approved.", 30_000],
  ["message_template_status_update", "Template “festival_offer” (en_US): approved.", 31_000],
].map(([field, words, minutes], index) => ({ id: `${index}`, at: ago(minutes), field, words, body: {} }));

const health = () => ({
  state: "connected",
  quality: "YELLOW",
  limit: { tier: "TIER_10K", people: 10_000, used: 6_412, left: 3_588 },
  throughput: 80,
  checkedAt: ago(12),
  support: {
    wabaId: channels[0].wabaId,
    phoneNumberId: channels[0].phoneNumberId,
    displayNumber: channels[0].displayNumber,
    apiVersion: "v25.0",
    lastMessageId: "wamid.HBgLMTY1",
    lastErrorCode: 131026,
  },
  displayName: { name: "Marigold Clothing", state: "APPROVED", reason: null },
  verification: "verified",
  webhook: { lastAt: ago(3), late: false },
  notices: notices.slice(0, 3),
  ...state.health,
});

const checks = () =>
  [
    ["token", "ok", "token-good", "The token is valid and does not expire.", null],
    ["scopes", "ok", "scopes-good", "The token has both permissions that are needed.", null],
    [
      "subscription",
      state.isMended ? "ok" : "fail",
      state.isMended ? "subscribed" : "subscribed-other",
      state.isMended
        ? "The app follows the account."
        : "The app does not follow this WhatsApp Business account.",
      state.isMended
        ? null
        : "In Meta’s app dashboard, under WhatsApp, Configuration, subscribe to “messages”.",
    ],
    ["webhook", "ok", "webhook-good", "Meta reaches the webhook address.", null],
    [
      "clock",
      "warn",
      "certificate-ends",
      "The certificate ends in 9 days.",
      "Renew it, or let the server’s proxy do so by itself.",
    ],
    ["number", "ok", "number-connected", "The number is registered and connected.", null],
    ["heard", "skipped", "heard-unasked", "Not asked, because the account is not followed yet.", null],
  ].map(([name, state, code, words, mend]) => ({ name, state, code, words, mend, facts: {} }));

const rows = [
  [
    131047,
    "window",
    "Re-engagement message",
    false,
    "More than 24 hours have passed since the customer last wrote.",
    "Send a template: it reopens the window when the customer answers.",
  ],
  [
    131026,
    "recipient",
    "Message undeliverable",
    false,
    "The number is not on WhatsApp, or has an old app, or has not accepted the terms.",
    "Ask the customer another way to write to you first.",
  ],
  [
    131049,
    "per user",
    "Per-user marketing limit",
    true,
    "WhatsApp limits how much marketing a person gets from all businesses together.",
    "Wait some hours; sending again at once may fail again.",
  ],
  [
    130429,
    "throttle",
    "Rate limit hit",
    true,
    "The number sends faster than it may.",
    "Nothing to do: it is sent again, more slowly.",
  ],
  [
    190,
    "authorization",
    "Access token expired",
    false,
    "Meta does not accept the token any more.",
    "Put in a new token: Settings, Channels.",
  ],
  [
    132001,
    "template",
    "Template does not exist",
    false,
    "There is no such template in this language.",
    "Sync the templates and choose again.",
  ],
  [
    131053,
    "media",
    "Media upload error",
    false,
    "Meta could not take the file.",
    "Send it as a document, or in another format.",
  ],
  [
    368,
    "policy",
    "Temporarily blocked for policies violations",
    false,
    "Meta has blocked the account for a time.",
    "Read the notice in WhatsApp Manager and appeal there.",
  ],
].map(([code, kind, title, retryable, words, advice]) => ({
  code,
  class: kind,
  title,
  retryable,
  words,
  advice,
}));

export const numbersRoutes = [
  [
    "GET",
    "/api/channels/{id}/profile",
    ({ parameters }) => void find(channels, parameters.id) ?? state.profile,
  ],
  ["PUT", "/api/channels/{id}/profile", ({ body }) => {
    if (body.about === "refuse") throw invalid("about", "WhatsApp does not take this text.");
    Object.assign(state.profile, body);
    return state.profile;
  }],
  ["PUT", "/api/channels/{id}/profile/photo", () => {
    state.profile.photoUrl = "/api/media/med_picture";
    return state.profile;
  }],
  ["GET", "/api/channels/{id}/campaign-settings", () => state.sparing ?? {}],
  ["PUT", "/api/channels/{id}/campaign-settings", ({ body }) => (state.sparing = body)],
  ["GET", "/api/channels/{id}/health", ({ parameters }) => void find(channels, parameters.id) ?? health()],
  ["POST", "/api/channels/{id}/doctor", async () => {
    await new Promise((resolve) => setTimeout(resolve, 250));
    return { checks: checks() };
  }],
  ["GET", "/api/channels/{id}/notices", ({ query }) => paged(notices, query)],
  ["GET", "/api/message-errors", () => ({ items: rows })],
  ["PUT", "/api/_mock/health", ({ body }) => {
    state.health = body.health ?? {};
    state.isMended = body.mended ?? false;
  }],
];
