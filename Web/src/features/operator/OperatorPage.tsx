import type { ReactNode } from "react";
import { usePathname } from "../../app/router.ts";
import { t } from "../../i18n/index.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { Page } from "../../ui/Page.tsx";
import { LinkTabs } from "../../ui/Tabs.tsx";
import { operatorSections } from "./sections.ts";
import "./texts.ts";

type Properties = {
  title: ReactNode;
  /** For the window's title where `title` is more than words. */
  name?: string;
  lead?: string;
  back?: { href: string; label: string };
  actions?: ReactNode;
  children: ReactNode;
};

/** The frame of the console: its sections stay in sight. */
export function OperatorPage({ title, name, lead, back, actions, children }: Properties) {
  const pathname = usePathname();
  const tabs = operatorSections.map(({ href, tab }) => ({
    href,
    label: t(tab),
    isCurrent: pathname === href || (href !== "/operator" && pathname.startsWith(`${href}/`)),
  }));
  return (
    <Page title={title} name={name} lead={lead} back={back} actions={actions}>
      <div className="settings">
        {/* Nine of them are four lines on a phone. */}
        <div className="tabs-jump">
          <Menu
            label={t("operator.title")}
            items={tabs.map(({ href, label }) => ({ href, label }))}
            className="button button-secondary button-medium"
            align="start"
          >
            {tabs.find(({ isCurrent }) => isCurrent)?.label ?? t("operator.title")}
            <Icon name="chevron-down" />
          </Menu>
        </div>
        <div className="tabs-many">
          <LinkTabs label={t("operator.title")} tabs={tabs} />
        </div>
        <div className="stack">{children}</div>
      </div>
    </Page>
  );
}
