import type { ReactNode } from "react";
import type { Dashboard } from "../../api/types.ts";
import { useMayOpen } from "../../app/session.ts";
import { t } from "../../i18n/index.ts";
import { formatNumber } from "../../i18n/format.ts";
import { Icon } from "../../ui/Icon.tsx";
import type { IconName } from "../../ui/icons.ts";
import { Link } from "../../ui/Link.tsx";

/** The morning's questions, one tile each; a tile leads to the rows behind it. */
export function Tiles({ board }: { board: Dashboard }) {
  const { channels, conversations, messages, campaigns } = board;
  const mayOpen = useMayOpen();
  const isDown = channels.connected < channels.total || channels.total === 0;
  return (
    <section className="tiles" aria-label={t("home.today")}>
      <Tile href="/inbox" icon="inbox" name={t("tile.conversations")} value={conversations.open}>
        {conversations.unread > 0
          ? <strong>{t("tile.unread", { count: conversations.unread })}</strong>
          : t("tile.allRead")}
      </Tile>
      <Tile href="/inbox" icon="message-circle" name={t("tile.messages")} value={messages.in + messages.out}>
        {t("tile.inOut", { in: messages.in, out: messages.out })}
        {messages.failed > 0 && (
          <span className="tile-danger">{t("tile.failed", { count: messages.failed })}</span>
        )}
      </Tile>
      {mayOpen("/campaigns") && (
        <Tile href="/campaigns" icon="megaphone" name={t("tile.campaigns")} value={campaigns.running}>
          {campaigns.scheduled > 0
            ? t("tile.scheduled", { count: campaigns.scheduled })
            : t("tile.noneScheduled")}
        </Tile>
      )}
      {mayOpen("/settings/channels") && (
        <Tile
          href="/settings/channels"
          icon="plug"
          name={t("tile.channels")}
          value={channels.connected}
          of={channels.total}
        >
          {isDown
            ? (
              <span className={channels.total === 0 ? "tile-accent" : "tile-danger"}>
                {channels.total === 0
                  ? t("tile.noChannel")
                  : t("tile.channelDown", { count: channels.total - channels.connected })}
              </span>
            )
            : <span className="tile-ok">{t("tile.channelsUp")}</span>}
        </Tile>
      )}
    </section>
  );
}

type Properties = {
  href: string;
  icon: IconName;
  name: string;
  value: number;
  of?: number;
  children: ReactNode;
};

function Tile({ href, icon, name, value, of, children }: Properties) {
  return (
    <Link href={href} className="tile">
      <span className="tile-name">
        <Icon name={icon} />
        {name}
      </span>
      <span className="tile-value number">
        {formatNumber(value)}
        {of !== undefined && <small>/{formatNumber(of)}</small>}
      </span>
      <span className="tile-more">{children}</span>
    </Link>
  );
}
