import { type RefObject, useEffect, useRef, useState } from "react";
import type { Conversation } from "../../../api/types.ts";
import { useShortcuts } from "../../../app/keyboard.ts";
import { usePathname, useSearch, useSearchParameter } from "../../../app/router.ts";
import type { Pages } from "../../../data/usePages.ts";
import { t } from "../../../i18n/index.ts";
import { Button, IconButton } from "../../../ui/Button.tsx";
import { Segments } from "../../../ui/Tabs.tsx";
import { SearchField } from "../../../ui/SearchField.tsx";
import { ErrorState, Skeleton } from "../../../ui/States.tsx";
import { useNow } from "../../../ui/useNow.ts";
import { type ListHandle, VirtualList } from "../../../ui/VirtualList.tsx";
import { AwayButton } from "./AwayButton.tsx";
import { BulkBar } from "./BulkBar.tsx";
import { ConversationRow } from "./ConversationRow.tsx";
import { FilterChips } from "./FilterChips.tsx";
import { FilterDialog, FoundFilterDialog } from "./FilterDialog.tsx";
import { FoundMessages } from "./FoundMessages.tsx";
import { InboxSwitch } from "./InboxSwitch.tsx";
import { InboxTabs } from "./InboxTabs.tsx";
import { Nothing } from "./Nothing.tsx";
import { useHeldOrder } from "./useHeldOrder.ts";
import { isInMessages } from "../paths.ts";
import type { Selection } from "./useSelection.ts";
import { ViewsMenu } from "./ViewsMenu.tsx";

type Properties = {
  pages: Pages<Conversation>;
  path: string;
  selected: string | null;
  selection: Selection;
  open: (id: string) => void;
  searchField: RefObject<HTMLInputElement>;
};

const rowHeight = 82;
const keyOf = (conversation: Conversation) => conversation.id;

export function ConversationList({ pages, path, selected, selection, open, searchField }: Properties) {
  const [words, setWords] = useSearchParameter("q");
  const [, setNew] = useSearchParameter("new");
  const [, setWhere] = useSearchParameter("in");
  const inMessages = isInMessages(useSearch());
  const [isFiltering, setFiltering] = useState(false);
  const pathname = usePathname();
  const now = useNow(30_000);
  const handle = useRef<ListHandle>(null);
  const { shown, waiting, gone, hold, release, renew } = useHeldOrder(pages.items, path);
  const place = shown.findIndex((conversation) => conversation.id === selected);
  const isChoosing = selection.chosen.size > 0;

  // Shown when it is chosen, and not again when others come above it: the list is not moved for what happens by itself.
  const isThere = place >= 0;
  const latestPlace = useRef(place);
  useEffect(() => {
    latestPlace.current = place;
  });
  useEffect(() => handle.current?.show(latestPlace.current), [selected, isThere]);
  useShortcuts([{ keys: "f", label: "filter.title", group: "nav.inbox", run: () => setFiltering(true) }]);

  return (
    <section className="inbox-list" aria-label={t("inbox.list")}>
      <header className="inbox-list-head">
        <div className="spread">
          <InboxSwitch />
          <span className="inbox-head-end">
            <AwayButton />
            <IconButton
              icon="message-square-plus"
              label={t("inbox.new")}
              keys="W"
              onClick={() => setNew("1")}
            />
          </span>
        </div>
        <div className="inbox-tools">
          <SearchField
            ref={searchField}
            label={t("inbox.search")}
            value={words}
            onChange={setWords}
            keys="/"
          />
          <IconButton
            icon="list-filter"
            label={t("filter.title")}
            keys="F"
            onClick={() => setFiltering(true)}
          />
          <ViewsMenu />
        </div>
        {(words !== "" || inMessages) && (
          <Segments
            label={t("found.where")}
            value={inMessages ? "messages" : ""}
            onChange={setWhere}
            choices={[
              { value: "", label: t("found.conversations") },
              { value: "messages", label: t("found.messages") },
            ]}
          />
        )}
        {inMessages ? <FilterChips /> : (
          <div className="bulk-place" data-choosing={isChoosing}>
            <div className="inbox-under">
              <InboxTabs pathname={pathname} />
              <FilterChips />
            </div>
            {isChoosing && (
              <BulkBar
                selection={selection}
                path={path}
                hasMore={pages.hasMore}
                loaded={pages.items.length}
              />
            )}
          </div>
        )}
      </header>
      {inMessages && <FoundMessages words={words} />}
      {!inMessages && pages.problem && shown.length === 0 && (
        <ErrorState
          problem={pages.problem}
          retry={() => void pages.reload()}
        />
      )}
      {!inMessages && pages.isLoading && <Skeleton rows={8} />}
      {!inMessages && !pages.isLoading && !pages.problem && shown.length === 0 && <Nothing words={words} />}
      {!inMessages && shown.length > 0 && (
        <div
          className="inbox-list-rows"
          onPointerEnter={() => hold("pointer")}
          onPointerLeave={(event) => release("pointer", event)}
          onFocus={() => hold("focus")}
          onBlur={(event) => release("focus", event)}
        >
          {waiting > 0 && (
            <Button
              kind="primary"
              size="small"
              className="inbox-waiting"
              onClick={() => {
                renew();
                handle.current?.show(0);
              }}
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
            onScrolled={(isScrolled) => isScrolled ? hold("scroll") : release("scroll")}
            row={(conversation) => (
              <ConversationRow
                conversation={conversation}
                isSelected={conversation.id === selected}
                isGone={gone.has(conversation.id)}
                isChosen={selection.has(conversation.id)}
                isChoosing={isChoosing}
                open={open}
                toggle={selection.toggle}
                now={now}
              />
            )}
          />
        </div>
      )}
      {isFiltering && !inMessages && <FilterDialog onClose={() => setFiltering(false)} />}
      {isFiltering && inMessages && <FoundFilterDialog onClose={() => setFiltering(false)} />}
    </section>
  );
}
