import { memo } from "react";
import type { Conversation } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { formatDateTime, formatNumber, formatWhen } from "../../../i18n/format.ts";
import { Avatar } from "../../../ui/Avatar.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { Link } from "../../../ui/Link.tsx";
import { TagChip } from "../../../ui/TagChip.tsx";
import { Ticks } from "../../whatsapp/Ticks.tsx";
import { useDraft } from "../drafts.ts";
import { contactTitle, conversationHref } from "../paths.ts";
import { summary } from "../summary.ts";
import { WindowRing } from "../WindowRing.tsx";

type Properties = {
  conversation: Conversation;
  isSelected: boolean;
  /** It stands here only so that nothing moves under the pointer. */
  isGone: boolean;
  isChosen: boolean;
  isChoosing: boolean;
  open: (id: string) => void;
  toggle: (conversation: Conversation, isRange: boolean) => void;
  now: number;
};

export const ConversationRow = memo(
  function ConversationRow(
    { conversation, isSelected, isGone, isChosen, isChoosing, open, toggle, now }: Properties,
  ) {
    const { id, contact, unread, windowUntil, updatedAt, markedUnread, lastMessage } = conversation;
    const name = contactTitle(contact);
    const draft = useDraft(id);
    const isUnread = unread > 0 || markedUnread;
    return (
      <div
        className={`conversation-frame${isChosen ? " is-chosen" : ""}${isChoosing ? " is-choosing" : ""}${
          isGone ? " is-gone" : ""
        }`}
      >
        <Link
          href={conversationHref(id, location.search)}
          className={`conversation${isUnread ? " conversation-unread" : ""}`}
          aria-current={isSelected ? "true" : undefined}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey) {
              return;
            }
            event.preventDefault();
            if (event.shiftKey || isChoosing) {
              toggle(conversation, event.shiftKey);
            } else open(id);
          }}
        >
          <WindowRing name={name} until={windowUntil} now={now} />
          <span className="conversation-name">
            <span className="cut" dir="auto">{name}</span>
            <Marks conversation={conversation} isGone={isGone} />
          </span>
          <time className="conversation-when" dateTime={updatedAt}>
            {formatWhen(lastMessage?.at ?? updatedAt, now)}
          </time>
          <span className="conversation-last">
            {draft && !isSelected
              ? <span className="conversation-draft">{t("draft.mark")}</span>
              : lastMessage?.direction === "out" && <Ticks state={lastMessage.state} size={14} />}
            <span className="cut" dir="auto">
              {draft && !isSelected ? draft : lastMessage ? summary(lastMessage) : t("inbox.noMessages")}
            </span>
          </span>
          {isUnread && (
            <span className="conversation-count">
              {unread > 0 ? formatNumber(unread) : "•"}
              <span className="visually-hidden">
                {unread > 0 ? t("inbox.unread.messages", { count: unread }) : t("unread.marked")}
              </span>
            </span>
          )}
          <Foot conversation={conversation} />
        </Link>
        <label className="conversation-check">
          <input
            type="checkbox"
            checked={isChosen}
            aria-label={t("bulk.choose", { name })}
            onChange={({ nativeEvent }) => toggle(conversation, (nativeEvent as MouseEvent).shiftKey)}
          />
        </label>
      </div>
    );
  },
);

/** What sets a conversation apart, as pictures with their words. */
function Marks(
  { conversation: { pinned, mentioned, reminderAt, contact }, isGone }: {
    conversation: Conversation;
    isGone: boolean;
  },
) {
  return (
    <span className="conversation-marks">
      {isGone && <Icon name="log-out" size={13} label={t("mark.gone")} />}
      {mentioned && <Icon name="at-sign" size={13} label={t("mark.mentioned")} />}
      {pinned && <Icon name="pin" size={13} label={t("mark.pinned")} />}
      {reminderAt && (
        <Icon name="alarm-clock" size={13} label={t("mark.reminder", { at: formatDateTime(reminderAt) })} />
      )}
      {contact.blockedAt && <Icon name="ban" size={13} label={t("mark.blocked")} />}
    </span>
  );
}

function Foot({ conversation: { assignee, tags = [], source } }: { conversation: Conversation }) {
  const owner = assignee?.member?.name;
  const team = assignee?.team?.name;
  return (
    <span className="conversation-foot">
      {owner
        ? (
          <>
            <Avatar name={owner} size={16} />
            <span className="cut">{owner}</span>
          </>
        )
        : team
        ? (
          <>
            <Icon name="users-round" size={14} />
            <span className="cut">{team}</span>
          </>
        )
        : assignee && <span className="conversation-nobody">{t("tab.unassigned")}</span>}
      {source === "ad" && <span className="conversation-source">{t("source.ad.short")}</span>}
      <span className="conversation-tags">
        {tags.slice(0, 2).map((tag) => <TagChip key={tag.id} name={tag.name} colour={tag.colour} />)}
        {tags.length > 2 && <span className="tag tag-grey">+{formatNumber(tags.length - 2)}</span>}
      </span>
    </span>
  );
}
