import type { MessageKey } from "../../i18n/index.ts";
import type { IconName } from "../../ui/icons.ts";

export type OperatorSection = {
  href: string;
  /** In the palette. */
  label: MessageKey;
  /** Among the tabs, where the console is named already. */
  tab: MessageKey;
  icon: IconName;
};

const section = (href: string, label: MessageKey, icon: IconName, tab = label): OperatorSection => ({
  href: `/operator${href}`,
  label,
  tab,
  icon,
});

export const operatorSections: readonly OperatorSection[] = [
  section("", "operator.title", "server-cog", "credits.overview"),
  section("/workspaces", "operator.workspaces", "building-2"),
  section("/price-books", "operator.books", "book-open"),
  section("/billing", "operator.billing", "wallet"),
  section("/tax-rates", "operator.tax", "badge-percent"),
  section("/suspense", "operator.suspense", "hourglass"),
  section("/plans", "operator.plans", "layers"),
  section("/subscriptions", "operator.subscriptions", "repeat"),
  section("/log", "operator.log", "scroll-text"),
];
