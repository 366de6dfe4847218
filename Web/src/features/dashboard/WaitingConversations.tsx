import type { Conversation } from "../../api/types.ts";
import { usePages } from "../../data/usePages.ts";
import { t } from "../../i18n/index.ts";
import { formatNumber, formatWhen } from "../../i18n/format.ts";
import { Link } from "../../ui/Link.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../ui/States.tsx";
import { useNow } from "../../ui/useNow.ts";
import { contactTitle } from "../inbox/paths.ts";
import { summary } from "../inbox/summary.ts";
import { WindowRing } from "../inbox/WindowRing.tsx";

/** Who waits for an answer. */
export function WaitingConversations() {
  const pages = usePages<Conversation>("/api/conversations?tab=open&unread=true");
  const now = useNow(30_000);
  const waiting = pages.items.filter((conversation) => conversation.unread > 0).slice(0, 5);
  return (
    <section className="card" aria-labelledby="waiting">
      <div className="card-head">
        <h2 id="waiting">{t("home.waiting")}</h2>
        <Link className="link" href="/inbox?unread=true">{t("home.toInbox")}</Link>
      </div>
      {pages.isLoading && <Skeleton rows={4} />}
      {pages.problem && waiting.length === 0 && (
        <ErrorState
          problem={pages.problem}
          retry={() => void pages.reload()}
        />
      )}
      {!pages.isLoading && !pages.problem && waiting.length === 0 && (
        <EmptyState icon="check-check" title={t("inbox.allRead.title")}>{t("inbox.allRead.text")}</EmptyState>
      )}
      <ul className="recent">
        {waiting.map((conversation) => (
          <li key={conversation.id}>
            <Link href={`/inbox/${conversation.id}`} className="waiting">
              <WindowRing
                name={contactTitle(conversation.contact)}
                until={conversation.windowUntil}
                now={now}
                size={34}
              />
              <span className="cell-two">
                <span className="cut waiting-name" dir="auto">{contactTitle(conversation.contact)}</span>
                <small className="cut" dir="auto">
                  {summary(conversation.lastMessage ?? {})}
                </small>
              </span>
              <span className="conversation-when">
                {formatWhen(conversation.lastMessage?.at ?? conversation.updatedAt, now)}
              </span>
              <span className="conversation-count">
                {formatNumber(conversation.unread)}
                <span className="visually-hidden">
                  {t("inbox.unread.messages", { count: conversation.unread })}
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
