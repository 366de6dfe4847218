import { useCallback, useEffect, useRef } from "react";
import type { Conversation } from "../../api/types.ts";
import { useShortcuts } from "../../app/keyboard.ts";
import { navigate, useSearch, useSearchParameter } from "../../app/router.ts";
import type { Parameters } from "../../app/router.ts";
import { useAction } from "../../data/useAction.ts";
import { usePages } from "../../data/usePages.ts";
import { t } from "../../i18n/index.ts";
import { EmptyState } from "../../ui/States.tsx";
import { setResolved } from "./actions.ts";
import { ConversationList } from "./ConversationList.tsx";
import { NewConversation } from "./NewConversation.tsx";
import { asFilter, conversationHref, conversationsPath } from "./paths.ts";
import { Thread } from "./Thread.tsx";
import "../campaigns/texts.ts";
import "./texts.ts";

export default function InboxScreen({ parameters }: { parameters: Parameters }) {
  const selected = parameters.id ?? null;
  const search = useSearch();
  const [filterText] = useSearchParameter("filter");
  const [words] = useSearchParameter("q");
  const [isNew, setNew] = useSearchParameter("new");
  const pages = usePages<Conversation>(conversationsPath(asFilter(filterText), words));
  const searchField = useRef<HTMLInputElement>(null);
  const replyField = useRef<HTMLTextAreaElement>(null);
  const resolve = useAction(setResolved);

  useEffect(() => {
    if (!selected) document.title = `${t("nav.inbox")} · Lodestone`;
  }, [selected]);

  const open = useCallback((id: string | null) => {
    navigate(conversationHref(id, location.search), { replace: selected !== null && id !== null });
  }, [selected]);

  const step = (by: number) => {
    const at = pages.items.findIndex((conversation) => conversation.id === selected);
    const next = pages.items[at < 0 ? 0 : Math.max(0, Math.min(pages.items.length - 1, at + by))];
    if (next) open(next.id);
  };
  const isResolved = pages.items.find((conversation) => conversation.id === selected)?.status === "resolved";

  useShortcuts([
    { keys: "j", label: "keys.next", group: "nav.inbox", run: () => step(1) },
    { keys: "k", label: "keys.previous", group: "nav.inbox", run: () => step(-1) },
    { keys: "r", label: "keys.reply", group: "nav.inbox", run: () => replyField.current?.focus() },
    {
      keys: "e",
      label: "keys.resolve",
      group: "nav.inbox",
      run: () => selected && void resolve.run(selected, !isResolved),
    },
    { keys: "/", label: "keys.search", group: "nav.inbox", run: () => searchField.current?.focus() },
    { keys: "n", label: "inbox.new", group: "nav.inbox", run: () => setNew("1") },
    { keys: "Escape", label: "keys.back", group: "nav.inbox", run: () => open(null) },
  ]);

  return (
    <div className="inbox" data-open={selected !== null}>
      <h1 className="visually-hidden" tabIndex={-1}>{t("nav.inbox")}</h1>
      <ConversationList pages={pages} selected={selected} open={open} searchField={searchField} />
      {selected
        ? (
          <Thread
            key={selected}
            id={selected}
            replyField={replyField}
            back={conversationHref(null, search)}
          />
        )
        : (
          <section className="inbox-none" aria-label={t("inbox.thread")}>
            <EmptyState icon="message-circle" title={t("inbox.choose.title")}>
              {t("inbox.choose.text")}
            </EmptyState>
          </section>
        )}
      {isNew && <NewConversation onClose={() => setNew("")} />}
    </div>
  );
}
