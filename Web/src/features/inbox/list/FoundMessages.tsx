import { withQuery } from "../../../api/client.ts";
import type { FoundMessage } from "../../../api/types.ts";
import { useSearch } from "../../../app/router.ts";
import { useSession } from "../../../app/session.ts";
import { usePages } from "../../../data/usePages.ts";
import { t } from "../../../i18n/index.ts";
import { formatWhen } from "../../../i18n/format.ts";
import { instantRange } from "../../../i18n/zone.ts";
import { Avatar } from "../../../ui/Avatar.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Link } from "../../../ui/Link.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../../ui/States.tsx";
import { contactTitle, conversationHref, foundNames } from "../paths.ts";
import { summary } from "../summary.ts";

/** What was said, whichever queue it is in: all messages with the words, the newest first. */
export function FoundMessages({ words }: { words: string }) {
  const search = useSearch();
  const { timeZone } = useSession().workspace;
  const query = new URLSearchParams(search);
  const pages = usePages<FoundMessage>(withQuery("/api/search", {
    q: words,
    kind: "messages",
    ...Object.fromEntries(["inbox", "sender", "tag", "has", "media"].map((name) => [name, query.get(name)])),
    ...instantRange(query.get("from") ?? "", query.get("to") ?? "", timeZone),
  }));
  const found = pages.items.flatMap(({ message, contact }) => message ? [{ message, contact }] : []);
  if (pages.problem && found.length === 0) {
    return <ErrorState problem={pages.problem} retry={() => void pages.reload()} />;
  }
  if (pages.isLoading) return <Skeleton rows={6} />;
  if (found.length === 0 && pages.hasMore) {
    return (
      <EmptyState
        icon="search"
        title={t("found.older.title")}
        action={
          <Button isBusy={pages.isLoadingMore} onClick={pages.loadMore}>
            {t("found.older.look")}
          </Button>
        }
      >
        {t("found.older.text", { words })}
      </EmptyState>
    );
  }
  if (found.length === 0) {
    const isFiltered = foundNames.some((name) => query.has(name));
    return (
      <EmptyState icon="search" title={t("found.none.title")}>
        {isFiltered ? t("found.none.filtered") : t("found.none.text", { words })}
      </EmptyState>
    );
  }
  return (
    <ul className="found" aria-label={t("found.messages")}>
      {found.map(({ message, contact }) => (
        <li key={message.id}>
          <Link href={conversationHref(message.conversationId, search, message.id)} className="found-line">
            <Avatar name={contactTitle(contact)} size={32} />
            <span className="found-name cut" dir="auto">{contactTitle(contact)}</span>
            <time className="conversation-when" dateTime={message.at}>{formatWhen(message.at)}</time>
            <span className="found-text" dir="auto">
              {message.direction === "out" && <b>{t("quote.you")}:</b>}
              {message.snippet.map((part, index) =>
                part.hit ? <mark key={index}>{part.text}</mark> : <span key={index}>{part.text}</span>
              )}
              {message.snippet.length === 0 && summary({ type: message.type })}
            </span>
          </Link>
        </li>
      ))}
      {pages.hasMore && (
        <li>
          <Button kind="quiet" isBusy={pages.isLoadingMore} onClick={pages.loadMore}>
            {t("action.more")}
          </Button>
        </li>
      )}
    </ul>
  );
}
