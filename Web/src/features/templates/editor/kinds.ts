import type { TemplateKindName } from "../../../api/types.ts";
import type { IconName } from "../../../ui/icons.ts";
import type { ButtonType, Draft, HeaderFormat } from "./draft.ts";

export const kinds: readonly { kind: TemplateKindName; icon: IconName }[] = [
  { kind: "text", icon: "message-square" },
  { kind: "media", icon: "image" },
  { kind: "carousel", icon: "columns-3" },
  { kind: "product", icon: "shopping-bag" },
  { kind: "coupon", icon: "badge-percent" },
  { kind: "offer", icon: "alarm-clock" },
  { kind: "order", icon: "receipt" },
  { kind: "authentication", icon: "key-round" },
  { kind: "form", icon: "list-checks" },
];
export const isKind = (word: string): word is TemplateKindName => kinds.some(({ kind }) => kind === word);

export type Allowed = {
  categories: string[];
  headers: HeaderFormat[];
  hasFooter: boolean;
  body: number;
  /** Which buttons may be added, and how many of each at most. */
  buttons: Partial<Record<ButtonType, number>>;
  /** Those that make the kind what it is: they cannot be taken away. */
  fixed: ButtonType[];
};

const plain: Partial<Record<ButtonType, number>> = {
  QUICK_REPLY: 10,
  URL: 2,
  PHONE_NUMBER: 1,
  VOICE_CALL: 1,
};
const noButtons = {};
const words: HeaderFormat[] = ["NONE", "TEXT"];
const files: HeaderFormat[] = ["IMAGE", "VIDEO", "DOCUMENT", "LOCATION"];

/** What each kind may have, after whatsapp-cloud-api.md 5, "Templates: manage". The server's rules have the last word. */
export function allowedOf(
  { kind, product }: { kind: TemplateKindName; product?: Draft["product"] },
): Allowed {
  const usual = { hasFooter: true, body: 1024, fixed: [] as ButtonType[] };
  const any = ["MARKETING", "UTILITY"];
  switch (kind) {
    case "text":
      return { ...usual, categories: any, headers: words, buttons: plain };
    case "media":
      return { ...usual, categories: any, headers: files, buttons: plain };
    case "carousel":
      return { ...usual, categories: ["MARKETING"], headers: ["NONE"], hasFooter: false, buttons: noButtons };
    case "product": {
      const type: ButtonType = product === "multi" ? "MPM" : product === "single" ? "SPM" : "CATALOG";
      return {
        ...usual,
        categories: ["MARKETING"],
        headers: product === "single" ? ["PRODUCT"] : product === "multi" ? words : ["NONE"],
        body: product === "single" ? 160 : 1024,
        buttons: noButtons,
        fixed: [type],
      };
    }
    case "coupon":
      return {
        ...usual,
        categories: ["MARKETING"],
        headers: [...words, "IMAGE", "VIDEO", "DOCUMENT"],
        buttons: { ...plain, COPY_CODE: 1 },
        fixed: ["COPY_CODE"],
      };
    case "offer":
      return {
        categories: ["MARKETING"],
        headers: ["IMAGE", "VIDEO"],
        hasFooter: false,
        body: 600,
        buttons: { COPY_CODE: 1, URL: 1 },
        fixed: ["URL"],
      };
    case "order":
      return {
        ...usual,
        categories: ["UTILITY", "MARKETING"],
        headers: [...words, "IMAGE"],
        buttons: noButtons,
        fixed: ["ORDER_DETAILS"],
      };
    case "authentication":
      return {
        categories: ["AUTHENTICATION"],
        headers: ["NONE"],
        hasFooter: false,
        body: 0,
        buttons: noButtons,
        fixed: [],
      };
    case "form":
      return {
        ...usual,
        categories: ["UTILITY", "MARKETING"],
        headers: [...words, "IMAGE", "VIDEO", "DOCUMENT"],
        buttons: { FLOW: 1, QUICK_REPLY: 9 },
        fixed: ["FLOW"],
      };
  }
}

export const mostButtons = 10;
export const cardButtonTypes: readonly ButtonType[] = ["URL", "QUICK_REPLY", "PHONE_NUMBER"];

/** How long WhatsApp may go on trying, in seconds: the ends that Meta allows and steps between. */
export const ttlSteps: Readonly<Record<string, readonly number[]>> = {
  AUTHENTICATION: [30, 60, 120, 180, 300, 600, 900],
  UTILITY: [30, 300, 1_800, 3_600, 10_800, 21_600, 43_200],
  MARKETING: [43_200, 86_400, 259_200, 604_800, 1_209_600, 2_592_000],
};

export const fileKinds: Readonly<Record<string, { accept: string; most: number }>> = {
  IMAGE: { accept: "image/jpeg,image/png", most: 5 },
  VIDEO: { accept: "video/mp4", most: 16 },
  DOCUMENT: { accept: "application/pdf", most: 16 },
};
