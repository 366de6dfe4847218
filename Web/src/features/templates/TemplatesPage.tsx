import type { ReactNode } from "react";
import { useMay } from "../../app/session.ts";
import { usePathname } from "../../app/router.ts";
import { t } from "../../i18n/index.ts";
import { ButtonLink } from "../../ui/Button.tsx";
import { Page } from "../../ui/Page.tsx";
import { LinkTabs } from "../../ui/Tabs.tsx";

type Properties = { layout: "fill" | "wide"; actions?: ReactNode; lead?: ReactNode; children: ReactNode };

/** One's own templates and the library stand side by side. */
export function TemplatesPage({ layout, actions, lead, children }: Properties) {
  const pathname = usePathname();
  const mayWrite = useMay("templates.manage");
  const tabs = [
    { href: "/templates", label: t("templates.own") },
    { href: "/templates/library", label: t("templates.library") },
  ].map((tab) => ({ ...tab, isCurrent: tab.href === pathname }));
  return (
    <Page
      title={t("nav.templates")}
      layout={layout}
      lead={lead}
      actions={
        <>
          {actions}
          {mayWrite && (
            <ButtonLink href="/templates/new" icon="plus" kind="primary">{t("templates.new")}</ButtonLink>
          )}
        </>
      }
    >
      <div className="people-tabs">
        <LinkTabs label={t("nav.templates")} tabs={tabs} />
      </div>
      {children}
    </Page>
  );
}
