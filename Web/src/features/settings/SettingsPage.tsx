import type { ReactNode } from "react";
import { usePathname } from "../../app/router.ts";
import { useMayOpen } from "../../app/session.ts";
import { type MessageKey, t } from "../../i18n/index.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Link } from "../../ui/Link.tsx";
import { Menu, type MenuItem } from "../../ui/Menu.tsx";
import { Page } from "../../ui/Page.tsx";
import { groups, homeOf } from "./sections.ts";

type Properties = {
  title: MessageKey;
  /** What the heading says where the section's own name is not enough. */
  heading?: ReactNode;
  name?: string;
  back?: { href: string; label: string };
  actions?: ReactNode;
  children: ReactNode;
  lead?: ReactNode;
};

/** The frame of a settings screen: the sections stay in sight. */
export function SettingsPage({ title, heading, name, back, actions, children, lead }: Properties) {
  const pathname = usePathname();
  const mayOpen = useMayOpen();
  const here = homeOf(pathname);
  const shown = groups.map(({ label, sections }) => ({
    label,
    sections: sections.filter(({ href }) => mayOpen(href)),
  })).filter(({ sections }) => sections.length > 0);
  const current = shown.flatMap(({ sections }) => sections).find(({ href }) => href === here);
  const items = shown.flatMap(({ sections }, index): MenuItem[] => [
    ...(index > 0 ? [{ divider: true } as const] : []),
    ...sections.map(({ href, label, icon }) => ({ href, label: t(label), icon })),
  ]);
  return (
    <Page title={heading ?? t(title)} name={name} back={back} lead={lead} actions={actions}>
      <div className="settings">
        {/* Where there is no room for all of them beside the screen. */}
        <div className="settings-jump">
          <Menu
            label={t("nav.settings")}
            items={items}
            className="button button-secondary button-medium"
            align="start"
          >
            {current && <Icon name={current.icon} />}
            {current ? t(current.label) : t("nav.settings")}
            <Icon name="chevron-down" />
          </Menu>
        </div>
        <nav className="settings-nav" aria-label={t("nav.settings")}>
          {shown.map((group) => (
            <div key={group.label} role="group" aria-label={t(group.label)}>
              <span className="settings-group" aria-hidden="true">{t(group.label)}</span>
              {group.sections.map(({ href, label }) => (
                <Link
                  key={href}
                  href={href}
                  className="tab"
                  aria-current={here === href ? "page" : undefined}
                >
                  {t(label)}
                </Link>
              ))}
            </div>
          ))}
        </nav>
        <div className="stack settings-main">{children}</div>
      </div>
    </Page>
  );
}
