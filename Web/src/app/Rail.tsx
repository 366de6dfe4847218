import { useState } from "react";
import type { Dashboard } from "../api/types.ts";
import { useQuery } from "../data/useQuery.ts";
import { t } from "../i18n/index.ts";
import { formatNumber } from "../i18n/format.ts";
import { Icon } from "../ui/Icon.tsx";
import { Link } from "../ui/Link.tsx";
import { Menu } from "../ui/Menu.tsx";
import { AccountMenu, useAccountItems } from "./AccountMenu.tsx";
import { Mark } from "./Mark.tsx";
import { type Destination, destinations, operatorDestination } from "./navigation.ts";
import { useMayOpen, useSession } from "./session.ts";
import { stored } from "./storage.ts";

/** The main navigation: a rail beside the content, a bar below it on phones. */
export function Rail({ section }: { section: string }) {
  const [isNarrow, setNarrow] = useState(() => stored.read<boolean>("rail.narrow") ?? false);
  const { simulator, isOperator } = useSession();
  const mayOpen = useMayOpen();
  const unread = useQuery<Dashboard>("/api/dashboard").data?.conversations.unread ?? 0;
  const toggle = () => {
    setNarrow(!isNarrow);
    stored.write("rail.narrow", !isNarrow);
  };

  return (
    <nav className="rail" data-narrow={isNarrow} aria-label={t("shell.navigation")}>
      <Link href="/" className="rail-brand" aria-label="Lodestone">
        <Mark />
        <span className="rail-label">Lodestone</span>
      </Link>
      <ul className="rail-list">
        {destinations.filter(({ href }) => mayOpen(href)).map((place) => (
          <Entry key={place.href} place={place} isCurrent={place.section === section} unread={unread} />
        ))}
        {isOperator && (
          <>
            <li className="rail-divider" aria-hidden="true" />
            <Entry place={operatorDestination} isCurrent={section === "operator"} unread={0} />
          </>
        )}
        <li className="rail-more">
          <More section={section} />
        </li>
      </ul>
      <div className="rail-foot">
        {simulator && (
          <a
            className="rail-item"
            href={simulator.phoneURL}
            target="_blank"
            rel="noopener"
            title={t("shell.phone.tip")}
          >
            <Icon name="smartphone" size={18} />
            <span className="rail-label">{t("shell.phone")}</span>
            <Icon name="arrow-up-right" size={14} className="rail-out" />
          </a>
        )}
        <AccountMenu />
        <button
          type="button"
          className="rail-item rail-toggle"
          onClick={toggle}
          aria-pressed={isNarrow}
          title={t("shell.collapse")}
        >
          <Icon name={isNarrow ? "panel-left-open" : "panel-left-close"} size={18} />
          <span className="rail-label">{t("shell.collapse")}</span>
        </button>
      </div>
    </nav>
  );
}

function Entry({ place, isCurrent, unread }: { place: Destination; isCurrent: boolean; unread: number }) {
  const count = place.section === "inbox" && unread > 0 ? unread : 0;
  return (
    <li className={place.isOnPhoneBar ? "" : "rail-wide-only"}>
      <Link
        href={place.href}
        className="rail-item"
        aria-current={isCurrent ? "page" : undefined}
        title={t(place.label)}
      >
        <Icon name={place.icon} size={18} />
        <span className="rail-label">{t(place.label)}</span>
        {count > 0 && (
          <span className="rail-count">
            {count > 99 ? "99+" : formatNumber(count)}
            <span className="visually-hidden">{t("inbox.unread.count", { count })}</span>
          </span>
        )}
      </Link>
    </li>
  );
}

/** On phones: what has no place on the bar. */
function More({ section }: { section: string }) {
  const account = useAccountItems();
  const { isOperator } = useSession();
  const mayOpen = useMayOpen();
  const rest = [
    ...destinations.filter((place) => !place.isOnPhoneBar && mayOpen(place.href)),
    ...(isOperator ? [operatorDestination] : []),
  ];
  const isHere = rest.some((place) => place.section === section);
  return (
    <Menu
      label={t("shell.more")}
      className={`rail-item${isHere ? " is-current" : ""}`}
      items={[...rest.map((place) => ({ label: t(place.label), icon: place.icon, href: place.href })), {
        divider: true,
      }, ...account]}
    >
      <Icon name="menu" size={18} />
      <span className="rail-label">{t("shell.more")}</span>
    </Menu>
  );
}
