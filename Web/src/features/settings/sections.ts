import type { MessageKey } from "../../i18n/index.ts";
import { settings } from "../../i18n/en/settings.ts";
import { addEnglish } from "../../i18n/index.ts";
import type { IconName } from "../../ui/icons.ts";

addEnglish(settings);

type Section = { href: string; label: MessageKey; icon: IconName };
const at = (path: string, label: MessageKey, icon: IconName): Section => ({
  href: `/settings/${path}`,
  label,
  icon,
});

/** Everything that can be set, by what it is about. */
export const groups: readonly { label: MessageKey; sections: readonly Section[] }[] = [
  {
    label: "settings.group.you",
    sections: [at("account", "settings.account", "user"), at("notifications", "settings.notices", "bell")],
  },
  {
    label: "settings.group.team",
    sections: [
      at("members", "settings.members", "users"),
      at("teams", "settings.teams", "users-round"),
      at("roles", "settings.roles", "shield-check"),
      at("plan", "nav.plan", "layers"),
    ],
  },
  {
    label: "settings.group.whatsapp",
    sections: [
      at("channels", "settings.channels", "plug"),
      at("quick-links", "settings.links", "link"),
      at("widgets", "settings.widgets", "message-circle"),
      at("message-errors", "settings.errors", "circle-alert"),
    ],
  },
  {
    label: "settings.group.inbox",
    sections: [
      at("calendars", "settings.calendars", "clock"),
      at("quick-replies", "settings.replies", "zap"),
      at("tags", "settings.tags", "tag"),
      at("satisfaction", "settings.satisfaction", "smile"),
    ],
  },
  {
    label: "settings.group.contacts",
    sections: [at("fields", "settings.fields", "list"), at("opt-out", "settings.optOut", "ban")],
  },
  {
    label: "settings.group.technical",
    sections: [at("api-keys", "settings.keys", "key-round"), at("audit", "settings.audit", "scroll-text")],
  },
];

/** Further addresses of a section: mails and notices of the server use them. */
const others: Readonly<Record<string, string>> = {
  "/settings": "/settings/account",
  "/billing/plan": "/settings/plan",
};

/** The section that an address belongs to: its own, or the one it lies in. */
export const homeOf = (pathname: string) =>
  others[pathname] ??
    groups.flatMap(({ sections }) => sections).find(({ href }) =>
      pathname === href || pathname.startsWith(`${href}/`)
    )?.href;
