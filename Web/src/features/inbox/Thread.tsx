import { type RefObject, useCallback, useEffect, useMemo, useState } from "react";
import type { Conversation, Message } from "../../api/types.ts";
import { usePages } from "../../data/usePages.ts";
import { useQuery } from "../../data/useQuery.ts";
import { t } from "../../i18n/index.ts";
import { threadPath } from "../../live/conversations.ts";
import { ButtonLink } from "../../ui/Button.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../ui/States.tsx";
import { toast } from "../../ui/toasts.ts";
import { markRead, ownClientID } from "./actions.ts";
import { Composer } from "./Composer.tsx";
import { MessageList } from "./MessageList.tsx";
import { usePending } from "./outbox.ts";
import { contactTitle } from "./paths.ts";
import { ThreadHead } from "./ThreadHead.tsx";

type Properties = { id: string; replyField: RefObject<HTMLTextAreaElement>; back: string };

export function Thread({ id, replyField, back }: Properties) {
  const conversation = useQuery<Conversation>(`/api/conversations/${id}`);
  const pages = usePages<Message>(threadPath(id), "before");
  const pending = usePending(id);
  const [quoted, setQuoted] = useState<Message | null>(null);
  const { data } = conversation;
  useReading(data);

  const reply = useCallback((message: Message) => {
    setQuoted(message);
    replyField.current?.focus();
  }, [replyField]);

  // What the server has confirmed is not also shown as on its way.
  const waiting = useMemo(() => {
    const confirmed = new Set(pages.items.map(ownClientID));
    return pending.filter((sending) => !confirmed.has(sending.clientId));
  }, [pending, pages.items]);

  if (conversation.problem && !data) {
    if (conversation.problem.status === 404) {
      return (
        <section className="inbox-none" aria-label={t("inbox.thread")}>
          <EmptyState
            icon="message-circle"
            title={t("inbox.gone.title")}
            action={<ButtonLink href={back}>{t("inbox.back")}</ButtonLink>}
          >
            {t("inbox.gone.text")}
          </EmptyState>
        </section>
      );
    }
    return (
      <section className="inbox-none" aria-label={t("inbox.thread")}>
        <ErrorState problem={conversation.problem} retry={() => void conversation.reload()} />
      </section>
    );
  }

  const name = data ? contactTitle(data.contact) : "";
  return (
    <section className="thread" aria-label={data ? t("inbox.thread.with", { name }) : t("inbox.thread")}>
      <ThreadHead conversation={data} back={back} />
      {pages.problem && pages.items.length === 0 && (
        <ErrorState
          problem={pages.problem}
          retry={() => void pages.reload()}
        />
      )}
      {pages.isLoading && <Skeleton rows={6} />}
      {!pages.isLoading && !(pages.problem && pages.items.length === 0) && (
        <MessageList pages={pages} pending={waiting} reply={reply} name={name} />
      )}
      {data && <Composer conversation={data} field={replyField} quoted={quoted} setQuoted={setQuoted} />}
    </section>
  );
}

/** Looking at a conversation is reading it, as long as the page is looked at. */
function useReading(conversation: Conversation | undefined) {
  const id = conversation?.id;
  const unread = conversation?.unread ?? 0;
  useEffect(() => {
    if (!id || unread === 0) return;
    const read = () => {
      if (document.hidden) return;
      markRead(id).catch(() => toast({ tone: "danger", text: t("inbox.readFailed") }));
    };
    read();
    document.addEventListener("visibilitychange", read);
    return () => document.removeEventListener("visibilitychange", read);
  }, [id, unread]);

  useEffect(() => {
    if (conversation) {
      document.title = `${contactTitle(conversation.contact)} · ${t("nav.inbox")} · Lodestone`;
    }
  }, [conversation]);
}
