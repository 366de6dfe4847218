import "./texts.ts";
import type { ReactNode } from "react";
import { usePathname } from "../../app/router.ts";
import { useMay } from "../../app/session.ts";
import { type MessageKey, t } from "../../i18n/index.ts";
import { Page } from "../../ui/Page.tsx";
import { LinkTabs } from "../../ui/Tabs.tsx";

type Properties = {
  title: MessageKey;
  actions?: ReactNode;
  children: ReactNode;
  layout?: "fill" | "wide";
  lead?: string;
};

/** The frame of the contact book's lists: they stand side by side. */
export function PeoplePage({ title, actions, children, layout = "fill", lead }: Properties) {
  const pathname = usePathname();
  const mayImport = useMay("contacts.import");
  const mayExport = useMay("contacts.export");
  const tabs = [
    { href: "/contacts", label: t("nav.contacts") },
    { href: "/companies", label: t("companies.title") },
    { href: "/communities", label: t("communities.title") },
    { href: "/contacts/segments", label: t("segments.title") },
    { href: "/contacts/duplicates", label: t("duplicates.title") },
    ...(mayImport ? [{ href: "/contacts/imports", label: t("imports.title") }] : []),
    ...(mayExport ? [{ href: "/contacts/exports", label: t("exports.title") }] : []),
  ].map((tab) => ({ ...tab, isCurrent: tab.href === pathname }));
  return (
    <Page title={t(title)} layout={layout} actions={actions} lead={lead}>
      <div className="people-tabs">
        <LinkTabs label={t("nav.contacts")} tabs={tabs} />
      </div>
      {children}
    </Page>
  );
}
