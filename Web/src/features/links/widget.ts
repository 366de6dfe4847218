import type { Widget } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";

export type Look = Omit<Widget, "id" | "snippet" | "seen" | "clicks">;

export const fresh = (channelId: string, brand: string): Look => ({
  channelId,
  name: "",
  brand,
  subtitle: t("widgets.ready.subtitle"),
  avatar: "",
  colour: "#0b7a4a",
  side: "right",
  bubble: t("widgets.ready.bubble"),
  greeting: t("widgets.ready.greeting"),
  action: t("widgets.ready.action"),
  text: t("widgets.ready.text"),
  openByDefault: false,
  margin: 20,
  domains: [],
  active: true,
});

/** Black or white, whichever is easier to read on a colour (WCAG's relative luminance). */
export function readableOn(colour: string): string {
  const parts = /^#(..)(..)(..)$/.exec(colour);
  if (!parts) return "#ffffff";
  const [red = 0, green = 0, blue = 0] = parts.slice(1).map((part) => {
    const value = Number.parseInt(part, 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return luminance > 0.179 ? "#000000" : "#ffffff";
}

/** "https://Shop.example/page" as people paste it, "shop.example" as it is meant. */
export const domainOf = (text: string) =>
  text.trim().toLowerCase().replace(/^https?:\/\//, "").replace(/[/?#].*$/, "");
export const domainsOf = (text: string) => [...new Set(text.split(/[\s,;]+/).map(domainOf).filter(Boolean))];
