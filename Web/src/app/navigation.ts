import type { MessageKey } from "../i18n/index.ts";
import type { IconName } from "../ui/icons.ts";

export type Destination = {
  section: string;
  href: string;
  label: MessageKey;
  icon: IconName;
  isOnPhoneBar: boolean;
};

export const destinations: readonly Destination[] = [
  { section: "home", href: "/", label: "nav.home", icon: "house", isOnPhoneBar: true },
  { section: "inbox", href: "/inbox", label: "nav.inbox", icon: "inbox", isOnPhoneBar: true },
  { section: "contacts", href: "/contacts", label: "nav.contacts", icon: "contact", isOnPhoneBar: true },
  { section: "campaigns", href: "/campaigns", label: "nav.campaigns", icon: "megaphone", isOnPhoneBar: true },
  {
    section: "templates",
    href: "/templates",
    label: "nav.templates",
    icon: "layout-template",
    isOnPhoneBar: false,
  },
  {
    section: "failed",
    href: "/failed-messages",
    label: "nav.failed",
    icon: "circle-alert",
    isOnPhoneBar: false,
  },
  { section: "credits", href: "/credits", label: "nav.credits", icon: "coins", isOnPhoneBar: false },
  { section: "settings", href: "/settings", label: "nav.settings", icon: "settings", isOnPhoneBar: false },
];

/** For whoever runs the server: apart from what belongs to the workspace. */
export const operatorDestination: Destination = {
  section: "operator",
  href: "/operator",
  label: "operator.short",
  icon: "server-cog",
  isOnPhoneBar: false,
};
