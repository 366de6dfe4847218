import { memo } from "react";
import type { Conversation } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";
import { formatNumber, formatWhen } from "../../i18n/format.ts";
import { Link } from "../../ui/Link.tsx";
import { Ticks } from "../whatsapp/Ticks.tsx";
import { contactTitle, conversationHref } from "./paths.ts";
import { summary } from "./summary.ts";
import { WindowRing } from "./WindowRing.tsx";

type Properties = {
  conversation: Conversation;
  isSelected: boolean;
  open: (id: string) => void;
  now: number;
};

export const ConversationRow = memo(
  function ConversationRow({ conversation, isSelected, open, now }: Properties) {
    const { id, contact, lastMessage, unread, windowUntil, updatedAt } = conversation;
    const name = contactTitle(contact);
    return (
      <Link
        href={conversationHref(id, location.search)}
        className={`conversation${unread > 0 ? " conversation-unread" : ""}`}
        aria-current={isSelected ? "true" : undefined}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          open(id);
        }}
      >
        <WindowRing name={name} until={windowUntil} now={now} />
        <span className="conversation-name cut" dir="auto">{name}</span>
        <time className="conversation-when" dateTime={updatedAt}>
          {formatWhen(lastMessage?.at ?? updatedAt, now)}
        </time>
        <span className="conversation-last">
          {lastMessage?.direction === "out" && <Ticks state={lastMessage.state} size={14} />}
          <span className="cut" dir="auto">
            {lastMessage ? summary(lastMessage) : t("inbox.noMessages")}
          </span>
        </span>
        {unread > 0 && (
          <span className="conversation-count">
            {formatNumber(unread)}
            <span className="visually-hidden">{t("inbox.unread.messages", { count: unread })}</span>
          </span>
        )}
      </Link>
    );
  },
  (before, after) =>
    before.conversation === after.conversation && before.isSelected === after.isSelected &&
    before.open === after.open &&
    before.now === after.now,
);
