import {
  Fragment,
  lazy,
  Suspense,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { isEntry, type Message, type ThreadItem } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { formatDayLine } from "../../../i18n/format.ts";
import { announce } from "../../../ui/Announcer.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { isPicture } from "../content.ts";
import { Bubble } from "./Bubble.tsx";
import type { Pending } from "../outbox.ts";
import { EventLine } from "./EventLine.tsx";
import { MessageMenu, type OpenMenu } from "./MessageMenu.tsx";
import { NoteBubble } from "./NoteBubble.tsx";
import { PendingBubble } from "./PendingBubble.tsx";
import { type ThreadActions, ThreadContext } from "./ThreadContext.ts";
import type { ThreadPages } from "./useThread.ts";

const Lightbox = lazy(() => import("../media/Lightbox.tsx"));

type Properties = {
  pages: ThreadPages;
  pending: readonly Pending[];
  /** A message that was looked for: the list opens at it. */
  found: string;
  toNewest: () => void;
  reply: (message: Message) => void;
  forward: (message: Message) => void;
  name: string;
  isBlocked: boolean;
  openWhy: (at?: string) => void;
};

const near = 90;

/** The messages, oldest first. It stays at the end while one is there, and keeps its place when older ones come in above. */
export function MessageList(
  { pages, pending, found, toNewest, reply, forward, name, isBlocked, openWhy }: Properties,
) {
  const scroller = useRef<HTMLDivElement>(null);
  const [isAtEnd, setAtEnd] = useState(found === "");
  const shownFound = useRef("");
  const before = useRef({ height: 0, top: 0, oldest: "" });
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const openMenu = useCallback((message: Message, anchor: HTMLElement) => setMenu({ message, anchor }), []);
  const [opened, setOpened] = useState<string | null>(null);
  const actions = useMemo<ThreadActions>(
    () => ({ name, isBlocked, openMedia: setOpened, openWhy }),
    [name, isBlocked, openWhy],
  );
  const messages = useMemo(() => [...pages.items].reverse(), [pages.items]);
  const sentAgain = useMemo(
    () =>
      new Set(
        messages.flatMap((item) => isEntry(item) ? [] : [item.retryOf, item.retriedAs && item.id])
          .filter((id): id is string => !!id),
      ),
    [messages],
  );
  const byID = useMemo(
    () =>
      new Map(
        messages.flatMap((item) => isEntry(item) ? [] : [[item.id, item], [item.wamid ?? item.id, item]]),
      ),
    [messages],
  );
  const last = messages.at(-1);
  const oldest = messages[0]?.id ?? "";
  useAnnouncements(last, name);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const { height, top, oldest: formerOldest } = before.current;
    const isOlderAbove = formerOldest !== "" && formerOldest !== oldest;
    if (isOlderAbove && !isAtEnd) element.scrollTop = top + element.scrollHeight - height;
    else if (isAtEnd) element.scrollTop = element.scrollHeight;
    before.current = { height: element.scrollHeight, top: element.scrollTop, oldest };
  }, [messages, pending, oldest, isAtEnd]);

  const { trim } = pages;
  useEffect(() => {
    if (isAtEnd) trim();
  }, [isAtEnd, trim]);

  useLayoutEffect(() => {
    if (!found || shownFound.current === found) return;
    const line = scroller.current?.querySelector<HTMLElement>(`[data-message="${CSS.escape(found)}"]`);
    if (!line) return;
    shownFound.current = found;
    line.scrollIntoView({ block: "center" });
    line.focus({ preventScroll: true });
  }, [found, messages]);

  // Pictures that arrive, and a composer that grows, must not push the last message out of sight.
  useEffect(() => {
    const element = scroller.current;
    if (!element || !isAtEnd) return;
    const observer = new ResizeObserver(() => {
      element.scrollTop = element.scrollHeight;
    });
    observer.observe(element);
    if (element.firstElementChild) observer.observe(element.firstElementChild);
    return () => observer.disconnect();
  }, [isAtEnd]);

  const onScroll = () => {
    const element = scroller.current;
    if (!element) return;
    before.current = { ...before.current, height: element.scrollHeight, top: element.scrollTop };
    const below = element.scrollHeight - element.scrollTop - element.clientHeight;
    setAtEnd(below < near && !pages.hasNewer);
    if (below < 400 && pages.hasNewer) pages.loadNewer();
    if (element.scrollTop < 400 && pages.hasMore) pages.loadMore();
  };

  const look = useRef(onScroll);
  useEffect(() => {
    look.current = onScroll;
  });
  // Lines that come in may end where one already is.
  useEffect(() => look.current(), [pages.hasNewer]);

  return (
    <div className="thread-place">
      <ThreadContext.Provider value={actions}>
        <div
          ref={scroller}
          className="thread-scroll"
          onScroll={onScroll}
          role="region"
          aria-label={t("inbox.messages")}
          // The scroller takes the focus so that the arrow keys scroll it.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
        >
          <div className="thread-messages">
            {pages.hasMore
              ? (
                <p className="thread-older">
                  {pages.isLoadingMore && (
                    <Icon name="loader-circle" className="spin" label={t("state.loadingMore")} />
                  )}
                </p>
              )
              : messages.length > 0 && <p className="thread-older">{t("inbox.beginning")}</p>}
            {messages.length === 0 && pending.length === 0 && (
              <p className="thread-older">{t("inbox.noMessagesYet")}</p>
            )}
            {messages.map((message, index) => {
              const former = messages[index - 1];
              const isNewDay = !former || dayOf(former) !== dayOf(message);
              return (
                <Fragment key={message.id}>
                  {isNewDay && (
                    <h3 className="day-line">
                      <span>{formatDayLine(message.at)}</span>
                    </h3>
                  )}
                  {isEntry(message)
                    ? message.kind === "note" ? <NoteBubble note={message} /> : <EventLine entry={message} />
                    : (
                      <Bubble
                        message={message}
                        quoted={message.replyTo ? byID.get(message.replyTo) ?? null : undefined}
                        isFirst={isNewDay || startsGroup(former, message)}
                        isFound={message.id === found}
                        isSentAgain={sentAgain.has(message.id)}
                        reply={reply}
                        openMenu={openMenu}
                      />
                    )}
                </Fragment>
              );
            })}
            {pending.map((sending) => <PendingBubble key={sending.clientId} pending={sending} />)}
          </div>
        </div>
      </ThreadContext.Provider>
      {opened && (
        <Suspense fallback={null}>
          <Lightbox
            messages={messages.flatMap((item) => !isEntry(item) && isPicture(item) ? [item] : [])}
            first={opened}
            onClose={() => setOpened(null)}
          />
        </Suspense>
      )}
      {menu && (
        <MessageMenu
          {...menu}
          isSentAgain={sentAgain.has(menu.message.id)}
          reply={reply}
          forward={forward}
          onClose={() => setMenu(null)}
        />
      )}
      {!isAtEnd && (
        <Button
          className="thread-to-end"
          icon="chevron-down"
          size="small"
          onClick={() => {
            toNewest();
            setAtEnd(true);
          }}
        >
          {t("inbox.toEnd")}
        </Button>
      )}
    </div>
  );
}

const days = new WeakMap<ThreadItem, string>();

/** The day on this clock, worked out once for each message: a long thread is gone through with every new one. */
function dayOf(item: ThreadItem) {
  const day = days.get(item) ?? new Date(item.at).toDateString();
  days.set(item, day);
  return day;
}

/** Messages of one side within five minutes stand together. */
const startsGroup = (former: ThreadItem | undefined, message: Message) =>
  !former || isEntry(former) || former.direction !== message.direction ||
  former.author?.id !== message.author?.id || Date.parse(message.at) - Date.parse(former.at) > 300_000;

/** New messages are told politely, never the whole list. */
function useAnnouncements(last: ThreadItem | undefined, name: string) {
  const told = useRef(last?.id);
  useEffect(() => {
    if (!last || told.current === last.id) return;
    if (told.current !== undefined && !isEntry(last) && last.direction === "in") {
      announce(t("inbox.announce", { name, text: last.text ?? "" }));
    }
    told.current = last.id;
  }, [last, name]);
}
