export * from "./types/account.ts";
export * from "./types/billing.ts";
export * from "./types/campaigns.ts";
export * from "./types/common.ts";
export * from "./types/credits.ts";
export * from "./types/inbox.ts";
export * from "./types/messaging.ts";
