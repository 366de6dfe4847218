import type { ReactNode } from "react";
import { usePathname } from "../../app/router.ts";
import { useMayOpen } from "../../app/session.ts";
import { type MessageKey, t } from "../../i18n/index.ts";
import { Page } from "../../ui/Page.tsx";
import { LinkTabs } from "../../ui/Tabs.tsx";

type Properties = { title: MessageKey; actions?: ReactNode; children: ReactNode; lead?: string };

const sections = [
  { href: "/settings/account", label: "settings.account" },
  { href: "/settings/notifications", label: "settings.notices" },
  { href: "/settings/plan", label: "nav.plan" },
  { href: "/settings/channels", label: "settings.channels" },
  { href: "/settings/members", label: "settings.members" },
  { href: "/settings/teams", label: "settings.teams" },
  { href: "/settings/roles", label: "settings.roles" },
  { href: "/settings/quick-replies", label: "settings.replies" },
  { href: "/settings/tags", label: "settings.tags" },
  { href: "/settings/opt-out", label: "settings.optOut" },
  { href: "/settings/api-keys", label: "settings.keys" },
  { href: "/settings/audit", label: "settings.audit" },
] as const;

/** Further addresses of a section: mails and notices of the server use them. */
const others: Readonly<Record<string, string>> = {
  "/settings": "/settings/account",
  "/billing/plan": "/settings/plan",
};

/** The frame of a settings screen: the sections stay in sight. */
export function SettingsPage({ title, actions, children, lead }: Properties) {
  const pathname = usePathname();
  const mayOpen = useMayOpen();
  const tabs = sections.filter((section) => mayOpen(section.href)).map((section) => ({
    href: section.href,
    label: t(section.label),
    isCurrent: pathname === section.href ||
      others[pathname] === section.href,
  }));
  return (
    <Page title={t(title)} lead={lead} actions={actions}>
      <div className="settings">
        <LinkTabs label={t("nav.settings")} tabs={tabs} />
        <div className="stack">{children}</div>
      </div>
    </Page>
  );
}
