import { type RefObject, useEffect, useMemo, useRef, useState } from "react";
import type { Conversation } from "../../api/types.ts";
import { useSearchParameter } from "../../app/router.ts";
import type { Pages } from "../../data/usePages.ts";
import { t } from "../../i18n/index.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { Segments } from "../../ui/Tabs.tsx";
import { SearchField } from "../../ui/SearchField.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../ui/States.tsx";
import { useNow } from "../../ui/useNow.ts";
import { type ListHandle, VirtualList } from "../../ui/VirtualList.tsx";
import { ConversationRow } from "./ConversationRow.tsx";
import { heldOrder } from "./heldOrder.ts";
import { asFilter, filters } from "./paths.ts";

type Properties = {
  pages: Pages<Conversation>;
  selected: string | null;
  open: (id: string) => void;
  searchField: RefObject<HTMLInputElement>;
};

const rowHeight = 68;
const keyOf = (conversation: Conversation) => conversation.id;

export function ConversationList({ pages, selected, open, searchField }: Properties) {
  const [filterText, setFilter] = useSearchParameter("filter");
  const [words, setWords] = useSearchParameter("q");
  const [, setNew] = useSearchParameter("new");
  const filter = asFilter(filterText);
  const now = useNow(30_000);
  const handle = useRef<ListHandle>(null);
  const { shown, waiting, hold, release } = useHeldOrder(pages.items, `${filter} ${words}`);
  const place = shown.findIndex((conversation) => conversation.id === selected);

  useEffect(() => handle.current?.show(place), [place]);

  return (
    <section className="inbox-list" aria-label={t("inbox.list")}>
      <header className="inbox-list-head">
        <div className="spread">
          <h2>{t("nav.inbox")}</h2>
          <IconButton
            icon="message-square-plus"
            label={t("inbox.new")}
            keys="N"
            onClick={() => setNew("1")}
          />
        </div>
        <SearchField ref={searchField} label={t("inbox.search")} value={words} onChange={setWords} keys="/" />
        <Segments
          label={t("inbox.filter")}
          value={filter}
          onChange={(value) => setFilter(value === "open" ? "" : value)}
          choices={filters.map((value) => ({ value, label: t(`inbox.filter.${value}`) }))}
        />
      </header>
      {pages.problem && shown.length === 0 && (
        <ErrorState
          problem={pages.problem}
          retry={() => void pages.reload()}
        />
      )}
      {pages.isLoading && <Skeleton rows={8} />}
      {!pages.isLoading && !pages.problem && shown.length === 0 && <Nothing filter={filter} words={words} />}
      {shown.length > 0 && (
        <div
          className="inbox-list-rows"
          onPointerEnter={hold}
          onPointerLeave={release}
          onFocus={hold}
          onBlur={release}
        >
          {waiting > 0 && (
            <Button
              kind="primary"
              size="small"
              className="inbox-waiting"
              onClick={() => release(undefined, true)}
            >
              {t("inbox.waiting", { count: waiting })}
            </Button>
          )}
          <VirtualList
            label={t("inbox.list")}
            items={shown}
            rowHeight={rowHeight}
            keyOf={keyOf}
            handle={handle}
            hasMore={pages.hasMore}
            onEnd={pages.loadMore}
            row={(conversation) => (
              <ConversationRow
                conversation={conversation}
                isSelected={conversation.id === selected}
                open={open}
                now={now}
              />
            )}
          />
        </div>
      )}
    </section>
  );
}

function Nothing({ filter, words }: { filter: string; words: string }) {
  if (words) {
    return (
      <EmptyState icon="search" title={t("inbox.noMatch.title")}>
        {t("inbox.noMatch.text", { words })}
      </EmptyState>
    );
  }
  if (filter === "unread") {
    return (
      <EmptyState icon="check-check" title={t("inbox.allRead.title")}>{t("inbox.allRead.text")}</EmptyState>
    );
  }
  if (filter === "resolved") {
    return (
      <EmptyState icon="circle-check" title={t("inbox.noneResolved.title")}>
        {t("inbox.noneResolved.text")}
      </EmptyState>
    );
  }
  return <EmptyState icon="inbox" title={t("inbox.empty.title")}>{t("inbox.empty.text")}</EmptyState>;
}

/** No row moves under the pointer: the order is held while the list is hovered or focused, and what is new is counted. */
function useHeldOrder(items: readonly Conversation[], listID: string) {
  const [held, setHeld] = useState<{ list: string; ids: readonly string[] } | null>(null);
  const latest = useRef(items);
  useEffect(() => {
    latest.current = items;
  });
  const isHeld = held?.list === listID;
  const order = useMemo(() => isHeld ? heldOrder(items, held.ids) : { shown: items, waiting: 0 }, [
    items,
    held,
    isHeld,
  ]);

  const hold = () =>
    setHeld((before) => before?.list === listID ? before : { list: listID, ids: latest.current.map(keyOf) });
  const release = (
    event?: { currentTarget: EventTarget & Element; relatedTarget?: EventTarget | null },
    now = false,
  ) => {
    const next = event?.relatedTarget;
    if (!now && next instanceof Node && event?.currentTarget.contains(next)) return;
    setHeld(now ? { list: listID, ids: latest.current.map(keyOf) } : null);
  };
  return { ...order, hold, release };
}
