import type { ReactNode } from "react";
import { usePathname } from "../../app/router.ts";
import { useMayOpen } from "../../app/session.ts";
import { type MessageKey, t } from "../../i18n/index.ts";
import { Page } from "../../ui/Page.tsx";
import { LinkTabs } from "../../ui/Tabs.tsx";

type Properties = { title: MessageKey; lead?: string; actions?: ReactNode; children: ReactNode };

const sections = [
  { href: "/credits", label: "credits.overview" },
  { href: "/credits/usage", label: "usage.title" },
  { href: "/credits/payments", label: "payments.title" },
  { href: "/credits/invoices", label: "invoices.title" },
  { href: "/credits/reconciliation", label: "nav.reconciliation" },
  { href: "/credits/settings", label: "nav.settings" },
] as const;

/** The frame of the screens about credits: the sections that are for this person stay in sight. */
export function CreditsPage({ title, lead, actions, children }: Properties) {
  const pathname = usePathname();
  const mayOpen = useMayOpen();
  const tabs = sections.filter((section) => mayOpen(section.href)).map((section) => ({
    href: section.href,
    label: t(section.label),
    isCurrent: pathname === section.href ||
      (pathname === "/credits/auto-top-up" && section.href === "/credits/settings"),
  }));
  return (
    <Page title={t(title)} lead={lead} actions={actions}>
      <div className="settings">
        <LinkTabs label={t("credits.title")} tabs={tabs} />
        <div className="stack">{children}</div>
      </div>
    </Page>
  );
}
