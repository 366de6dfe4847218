import { formatDayIn } from "../../i18n/format.ts";
import { type MessageKey, t } from "../../i18n/index.ts";

/** A reference names what points are for, by its id; a campaign's page can be opened. */
export function hrefOfReference(reference: string | null | undefined): string | null {
  const campaign = /\bcmp_\w+/.exec(reference ?? "")?.[0];
  return campaign ? `/campaigns/${campaign}` : null;
}

const lots: Record<string, MessageKey> = {
  trial: "lot.trial",
  sandbox: "lot.sandbox",
  purchase: "lot.purchase",
  promotion: "lot.promotion",
  adjustment: "lot.adjustment",
};

export const lotName = (kind: string) => kind in lots ? t(lots[kind]!) : words(kind);

export const journalKinds = [
  "trial",
  "purchase",
  "promotion",
  "adjustment",
  "hold",
  "capture",
  "release",
  "late",
  "expiry",
  "clawback",
  "withdrawal",
  "correction",
  "deduction",
  "freeze",
  "shortfall",
] as const;

const isKnown = (kind: string): kind is typeof journalKinds[number] =>
  (journalKinds as readonly string[]).includes(kind);

export const kindName = (kind: string) => isKnown(kind) ? t(`journal.${kind}`) : words(kind);

const words = (text: string) => text.replaceAll("_", " ");

/** What a movement was for: its own label, else the words of its reference. */
export const aboutName = ({ label, reference }: { label?: string | null; reference?: string | null }) =>
  label ||
  (reference?.startsWith("reconciliation") ? bookedName(reference) : reference ? lotName(reference) : "");

/** What the closing of a reconciled day booked: `reconciliation:106540352242922:2026-11-23`, with or without the number. */
export function bookedName(reference: string): string {
  const day = /\d{4}-\d\d-\d\d$/.exec(reference)?.[0];
  return day
    ? t("usage.booked", { day: formatDayIn(`${day}T12:00:00Z`, "UTC", true) })
    : t("nav.reconciliation");
}

const accounts: Record<string, MessageKey> = {
  available: "account.available",
  held: "account.held",
  spent: "account.spent",
  paid_in: "account.paidIn",
  promo_in: "account.promoIn",
  adjusted: "account.adjusted",
  expired: "account.expired",
};

export const accountName = (account: string) => account in accounts ? t(accounts[account]!) : words(account);
