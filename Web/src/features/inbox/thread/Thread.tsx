import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { type Conversation, isBlocked, type Message } from "../../../api/types.ts";
import { useSearchParameter } from "../../../app/router.ts";
import { stored } from "../../../app/storage.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { t } from "../../../i18n/index.ts";
import { ButtonLink } from "../../../ui/Button.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../../ui/States.tsx";
import { toast } from "../../../ui/toasts.ts";
import { markRead, ownClientID } from "../actions.ts";
import { attached, useAttached } from "../composer/attached.ts";
import { Composer, type ComposerHandle } from "../composer/Composer.tsx";
import { type Pending, usePending } from "../outbox.ts";
import { ContactPanel } from "../panel/ContactPanel.tsx";
import { contactTitle } from "../paths.ts";
import { useBeingHere } from "../presence.ts";
import { ForwardDialog } from "./ForwardDialog.tsx";
import { MessageList } from "./MessageList.tsx";
import { PresenceLine } from "./PresenceLine.tsx";
import { ThreadHead } from "./ThreadHead.tsx";
import { ThreadStrip } from "./ThreadStrip.tsx";
import { useThread } from "./useThread.ts";

const WhyDialog = lazy(() => import("./WhyDialog.tsx"));
type Properties = { id: string; back: string };

const none: readonly Pending[] = [];

/** Below this the panel would leave too little for the messages: it opens over them. */
const isWide = matchMedia("(min-width: 1240px)");

export function Thread({ id, back }: Properties) {
  const conversation = useQuery<Conversation>(`/api/conversations/${id}`);
  const [found, setFound] = useSearchParameter("at");
  const pages = useThread(id, found);
  const pending = usePending(id);
  const composer = useRef<ComposerHandle>(null);
  const { quoted } = useAttached(id);
  const setQuoted = useCallback((message: Message | null) => attached.quote(id, message), [id]);
  const [forwarded, setForwarded] = useState<Message | null>(null);
  const [isPanelOpen, setPanelOpen] = useState(() =>
    isWide.matches && (stored.read<boolean>("panel") ?? true)
  );
  const [why, setWhy] = useState<{ at?: string } | null>(null);
  const openWhy = useCallback((at?: string) => setWhy({ at }), []);
  const { data } = conversation;
  useReading(data, !pages.isLoading && !pages.hasNewer);
  useBeingHere(id);

  const togglePanel = useCallback(() =>
    setPanelOpen((before) => {
      if (isWide.matches) stored.write("panel", !before);
      return !before;
    }), []);
  const closePanel = useCallback(() => setPanelOpen(false), []);

  const reply = useCallback((message: Message) => {
    setQuoted(message);
    composer.current?.write("reply");
  }, [setQuoted]);

  // What the server has confirmed is not also shown as on its way.
  const waiting = useMemo(() => {
    const confirmed = new Set(pages.items.map(ownClientID));
    return pending.filter((sending) => !confirmed.has(sending.clientId));
  }, [pending, pages.items]);
  // Whoever writes is at the end of the thread.
  const isWriting = waiting.length > 0 && pages.hasNewer;
  useEffect(() => {
    if (isWriting) setFound("");
  }, [isWriting, setFound]);

  if (conversation.problem && !data) {
    return (
      <section className="inbox-none" aria-label={t("inbox.thread")}>
        {conversation.problem.status === 404
          ? (
            <EmptyState
              icon="message-circle"
              title={t("inbox.gone.title")}
              action={<ButtonLink href={back}>{t("inbox.back")}</ButtonLink>}
            >
              {t("inbox.gone.text")}
            </EmptyState>
          )
          : <ErrorState problem={conversation.problem} retry={() => void conversation.reload()} />}
      </section>
    );
  }

  const name = data ? contactTitle(data.contact) : "";
  const isLost = pages.problem && pages.items.length === 0;
  return (
    <div className="thread-frame" data-panel={isPanelOpen}>
      <section className="thread" aria-label={data ? t("inbox.thread.with", { name }) : t("inbox.thread")}>
        <ThreadHead
          conversation={data}
          back={back}
          composer={composer}
          isPanelOpen={isPanelOpen}
          togglePanel={togglePanel}
        />
        {data && <ThreadStrip conversation={data} />}
        {isLost && <ErrorState problem={pages.problem!} retry={() => void pages.reload()} />}
        {pages.isLoading && <Skeleton rows={6} />}
        {!pages.isLoading && !isLost && (
          <MessageList
            key={found}
            pages={pages}
            pending={pages.hasNewer ? none : waiting}
            found={found}
            toNewest={() => setFound("")}
            reply={reply}
            forward={setForwarded}
            name={name}
            isBlocked={!!data && isBlocked(data)}
            openWhy={openWhy}
          />
        )}
        <PresenceLine id={id} />
        {data && (
          <Composer
            ref={composer}
            conversation={data}
            newest={pages.seen}
            quoted={quoted}
            setQuoted={setQuoted}
          />
        )}
      </section>
      {data && isPanelOpen && (
        <ContactPanel
          conversation={data}
          items={pages.items}
          hasMore={pages.hasMore || pages.hasNewer}
          isSheet={!isWide.matches}
          close={closePanel}
          openWhy={openWhy}
        />
      )}
      {why && (
        <Suspense fallback={null}>
          <WhyDialog conversationID={id} at={why.at} onClose={() => setWhy(null)} />
        </Suspense>
      )}
      {forwarded && <ForwardDialog message={forwarded} onClose={() => setForwarded(null)} />}
    </div>
  );
}

/** Looking at a conversation is reading it, as long as the page is looked at and the newest lines are there to be seen. */
function useReading(conversation: Conversation | undefined, isShown: boolean) {
  const id = conversation?.id;
  const unread = conversation?.unread ?? 0;
  const isMarked = !!conversation?.markedUnread;
  // A mark set while the conversation is open is for later: only one that was there before is taken away.
  const firstMark = useRef<boolean>();
  useEffect(() => {
    if (!id || !isShown) return;
    firstMark.current ??= isMarked;
    if (unread === 0 && !(isMarked && firstMark.current)) return;
    const read = () => {
      if (document.hidden) return;
      firstMark.current = false;
      markRead(id).catch(() => toast({ tone: "danger", text: t("inbox.readFailed") }));
    };
    read();
    document.addEventListener("visibilitychange", read);
    return () => document.removeEventListener("visibilitychange", read);
  }, [id, unread, isMarked, isShown]);

  useEffect(() => {
    if (conversation) {
      document.title = `${contactTitle(conversation.contact)} · ${t("nav.inbox")} · Lodestone`;
    }
  }, [conversation]);
}
