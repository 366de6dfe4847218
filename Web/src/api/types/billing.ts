import type { Points, Time } from "./common.ts";
import type { SuspenseResolution } from "./operator.ts";

/** A sum of money: a decimal string and its ISO 4217 code. */
export type Money = { amount: string; currency: string };

export type Gateway = { id: string; name: string };
export type BillingTerms = {
  currency: string;
  pricePerPoint: Money;
  pointsMin: Points;
  pointsMax: Points;
  taxName?: string | null;
  taxPercent?: string | null;
  gateways: Gateway[];
  /** Whether the billing details suffice for a payment. */
  profileComplete: boolean;
};
export type BillingProfile = {
  legalName?: string | null;
  addressLines?: string[] | null;
  city?: string | null;
  postalCode?: string | null;
  stateCode?: string | null;
  country?: string | null;
  gstin?: string | null;
  email?: string | null;
  /** A unit in a special economic zone: zero-rated, or IGST. */
  isSEZ?: boolean | null;
};
export type BillingState = { code: string; name: string };
export type BillingQuote = {
  points: Points;
  net: Money;
  taxes: { name: string; percent: string; amount: Money }[];
  tax: Money;
  total: Money;
};

export type PaymentState = "pending" | "captured" | "cancelled" | "failed" | "expired" | "suspense";
export type Refund = {
  id: string;
  amount: Money;
  points: Points;
  state: "pending" | "done" | "failed";
  reason?: string | null;
  at: Time;
};
/** Money that came for a payment and was not credited to it, or went and does not fit. */
export type SetAside = {
  amount: Money;
  reason: "amount" | "currency" | "twice" | "late" | "beyond" | "returned" | "dispute";
  at: Time;
  /** What the operator decided; it is done at `resolvedAt`. */
  resolution?: SuspenseResolution | null;
  resolvedAt?: Time | null;
};
export type Payment = {
  id: string;
  state: PaymentState;
  /** What is bought; a subscription brings no points. */
  purpose?: "points" | "subscription";
  /** What is bought, in a line. */
  title?: string | null;
  points: Points;
  net: Money;
  tax: Money;
  total: Money;
  gateway: string;
  checkoutURL?: string | null;
  createdAt: Time;
  expiresAt?: Time | null;
  capturedAt?: Time | null;
  /** Paid after it had been cancelled, had expired or had failed. */
  capturedAfterClosing?: boolean;
  /** When it ended without money. */
  closedAt?: Time | null;
  setAside?: SetAside[];
  refunds?: Refund[];
  dispute?:
    | { state: "open" | "won" | "lost"; amount?: Money; openedAt?: Time | null; endedAt?: Time | null }
    | null;
  invoiceId?: string | null;
  lotId?: string | null;
  failure?: { code: string; detail: string } | null;
};
export type RefundPreview = {
  /** What would really go back, where it is not the amount asked for. */
  amount?: Money | null;
  points: Points;
  taken: Points;
  debt: Points;
  locks: boolean;
  /** Until which day (of India) the credit note lowers the seller's tax; nothing where there is no tax. */
  relief?: { until: string; isOver: boolean } | null;
};

export type InvoiceKind = "taxInvoice" | "receipt" | "creditNote";
export type Invoice = {
  id: string;
  number: string;
  kind: InvoiceKind;
  issuedAt: Time;
  recipientName: string;
  net: Money;
  tax: Money;
  total: Money;
  paymentId?: string | null;
  correctsId?: string | null;
};
