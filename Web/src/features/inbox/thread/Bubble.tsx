import { memo, useContext, useState } from "react";
import type { Message } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { formatTime } from "../../../i18n/format.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { IconButton } from "../../../ui/Button.tsx";
import { Ticks } from "../../whatsapp/Ticks.tsx";
import { FailureNote } from "../FailureNote.tsx";
import { MessageBody } from "../MessageBody.tsx";
import { MessageFacts } from "../MessageFacts.tsx";
import { Quote } from "../Quote.tsx";
import { Origin } from "./Origin.tsx";
import { ThreadContext } from "./ThreadContext.ts";

type Properties = {
  message: Message;
  /** `undefined`: answers nothing. `null`: answers a message that is not loaded. */
  quoted: Message | null | undefined;
  isFirst: boolean;
  /** Looked for, and therefore marked. */
  isFound: boolean;
  /** Another attempt at it stands further down. */
  isSentAgain: boolean;
  reply: (message: Message) => void;
  openMenu: (message: Message, anchor: HTMLElement) => void;
};

const central = new Set(["system", "request_welcome"]);

function classOf({ direction, state, type, reactions }: Message, isTrouble: boolean) {
  const trouble = isTrouble ? ` bubble-${state === "failed" ? "failed" : "unknown"}` : "";
  return `bubble bubble-${direction} bubble-type-${type}${trouble}${
    reactions?.length ? " has-reactions" : ""
  }`;
}

export const Bubble = memo(
  function Bubble({ message, quoted, isFirst, isFound, isSentAgain, reply, openMenu }: Properties) {
    const [isOpen, setOpen] = useState(false);
    const { name, isBlocked = false } = useContext(ThreadContext) ?? {};
    if (central.has(message.type)) {
      return (
        <p className="thread-event">
          <MessageBody message={message} />
        </p>
      );
    }
    const { direction, state, origin, at, author } = message;
    const isTrouble = state === "failed" || state === "unknown" || state === "expired";
    return (
      <article
        className={`bubble-row bubble-row-${direction}${isFirst ? " bubble-row-first" : ""}${
          isFound ? " is-found" : ""
        }`}
        data-message={message.id}
        tabIndex={isFound ? -1 : undefined}
        aria-current={isFound || undefined}
      >
        <div className={classOf(message, isTrouble)}>
          {isFirst && direction === "out" && origin === "agent" && author && (
            <span className="bubble-author" dir="auto">{author.name}</span>
          )}
          {origin === "campaign" && (
            <span className="bubble-origin">
              <Badge>{t("message.fromCampaign")}</Badge>
            </span>
          )}
          {origin === "api" && (
            <span className="bubble-origin">
              <Badge>{t("message.fromAPI")}</Badge>
            </span>
          )}
          <Origin message={message} />
          {quoted !== undefined && <Quote message={quoted} name={name} />}
          {message.deletedAt
            ? <em className="muted-in-bubble">{t("message.deleted")}</em>
            : <MessageBody message={message} />}
          <button
            type="button"
            className="bubble-meta"
            title={t("message.details")}
            onClick={() => setOpen(true)}
          >
            {message.editedAt && <span>{t("message.edited")}</span>}
            <time dateTime={at}>{formatTime(at)}</time>
            {direction === "out" && <Ticks state={state} />}
          </button>
          {!!message.reactions?.length && (
            <span className="bubble-reactions" title={t("type.reaction")}>
              {message.reactions.map(({ emoji }) => emoji).join(" ")}
            </span>
          )}
        </div>
        <span className="bubble-actions">
          <IconButton icon="reply" label={t("message.reply")} onClick={() => reply(message)} />
          <IconButton
            icon="ellipsis"
            label={t("message.more")}
            aria-haspopup="menu"
            onClick={(event) => openMenu(message, event.currentTarget)}
          />
        </span>
        {isTrouble && <FailureNote message={message} isSentAgain={isSentAgain} canRetry={!isBlocked} />}
        {isOpen && <MessageFacts message={message} onClose={() => setOpen(false)} />}
      </article>
    );
  },
);
