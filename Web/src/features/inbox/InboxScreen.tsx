import "./texts.ts";
import { useCallback, useEffect, useRef } from "react";
import type { Conversation } from "../../api/types.ts";
import { useShortcuts } from "../../app/keyboard.ts";
import { navigate, useSearch, useSearchParameter } from "../../app/router.ts";
import type { Parameters } from "../../app/router.ts";
import { useSession } from "../../app/session.ts";
import { usePages } from "../../data/usePages.ts";
import { t } from "../../i18n/index.ts";
import { EmptyState } from "../../ui/States.tsx";
import { ConversationList } from "./list/ConversationList.tsx";
import { useSelection } from "./list/useSelection.ts";
import { NewConversation } from "./NewConversation.tsx";
import { conversationHref, listPath } from "./paths.ts";
import { Thread } from "./thread/Thread.tsx";
import "../campaigns/texts.ts";
import { threadShortcuts } from "./threadKeys.ts";

export default function InboxScreen({ parameters }: { parameters: Parameters }) {
  const selected = parameters.id ?? null;
  const search = useSearch();
  const { timeZone } = useSession().workspace;
  const path = listPath(search, timeZone);
  const [isNew, setNew] = useSearchParameter("new");
  const pages = usePages<Conversation>(path);
  const selection = useSelection(pages.items, path);
  const searchField = useRef<HTMLInputElement>(null);
  const listed = useRef<{ id: string; at: number } | null>(null);

  useEffect(() => {
    if (!selected) document.title = `${t("nav.inbox")} · Lodestone`;
  }, [selected]);

  const open = useCallback((id: string | null) => {
    navigate(conversationHref(id, location.search), { replace: selected !== null && id !== null });
  }, [selected]);

  const at = pages.items.findIndex((conversation) => conversation.id === selected);
  // What was just resolved has left the list: the next one is what stands in its place now.
  useEffect(() => {
    if (selected && at >= 0) listed.current = { id: selected, at };
  }, [selected, at]);
  const step = (by: number) => {
    const gone = listed.current?.id === selected ? listed.current.at : 0;
    const wanted = at >= 0 ? at + by : by > 0 ? gone : gone - 1;
    const next = pages.items[Math.max(0, Math.min(pages.items.length - 1, wanted))];
    if (next) open(next.id);
  };
  const choose = () => {
    const conversation = pages.items[at];
    if (conversation) selection.toggle(conversation);
  };

  useShortcuts([
    { keys: "j", label: "keys.next", group: "nav.inbox", run: () => step(1) },
    { keys: "k", label: "keys.previous", group: "nav.inbox", run: () => step(-1) },
    { keys: "o", label: "keys.open", group: "nav.inbox", run: selected === null ? () => step(0) : undefined },
    { keys: "x", label: "keys.choose", group: "nav.inbox", run: choose },
    { keys: "/", label: "keys.search", group: "nav.inbox", run: () => searchField.current?.focus() },
    { keys: "w", label: "inbox.new", group: "nav.inbox", run: () => setNew("1") },
    { keys: "Escape", label: "keys.back", group: "nav.inbox", run: () => open(null) },
    ...threadShortcuts({}, selected !== null),
  ]);

  return (
    <div className="inbox" data-open={selected !== null}>
      <h1 className="visually-hidden" tabIndex={-1}>{t("nav.inbox")}</h1>
      <ConversationList
        pages={pages}
        path={path}
        selected={selected}
        selection={selection}
        open={open}
        searchField={searchField}
      />
      {selected
        ? <Thread key={selected} id={selected} back={conversationHref(null, search)} />
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
