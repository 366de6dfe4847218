import { isEntry, type Page, type ThreadItem } from "../../../api/types.ts";
import { queries } from "../../../data/store.ts";
import { t } from "../../../i18n/index.ts";
import { formatRelative } from "../../../i18n/format.ts";
import { selfID, threadPath } from "../../../live/conversations.ts";
import { Button } from "../../../ui/Button.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import type { Answered } from "../answered.ts";
import { canBeTakenBack, takeBack } from "../composer/takeBack.ts";
import { discard, type Pending, sendAgain } from "../outbox.ts";
import { summary } from "../summary.ts";

/** What colleagues wrote after a message, out of the thread as it is loaded. */
function laterThan(conversation: string, seen: string | undefined) {
  const items = queries.state<Page<ThreadItem>>(`pages ${threadPath(conversation)}`).data?.items ?? [];
  const at = items.findIndex(({ id }) => id === seen);
  return items.slice(0, Math.max(0, at)).flatMap((item) =>
    isEntry(item) || item.direction === "in" || item.author?.id === selfID() ? [] : [item]
  ).reverse();
}

/** A colleague answered while this was being written: what they wrote, and three ways on. */
export function AnsweredNote({ pending, answered }: { pending: Pending; answered: Answered }) {
  const { clientId, conversationId } = pending;
  const later = answered.messages.length > 0 ? answered.messages : laterThan(conversationId, pending.seen);
  return (
    <div className="answered" role="alert">
      <Icon name="users-round" />
      <div>
        <p>
          <strong>{t("answered.title", { name: answered.by })}</strong>{" "}
          {answered.at && <span className="muted">{formatRelative(answered.at)}</span>}
        </p>
        {later.map((message) => (
          <blockquote key={message.id} className="quote quote-own">
            <span className="quote-who">{answered.by}</span>
            <span dir="auto">{summary(message)}</span>
          </blockquote>
        ))}
        <p>{t("answered.text")}</p>
        <div className="row">
          <Button size="small" kind="primary" onClick={() => sendAgain(clientId, { anyway: true })}>
            {t("answered.send")}
          </Button>
          {canBeTakenBack(pending) && (
            <Button
              size="small"
              icon="pencil"
              onClick={() => void takeBack(pending)}
            >
              {t("answered.edit")}
            </Button>
          )}
          <Button size="small" icon="trash-2" onClick={() => discard(clientId)}>{t("outbox.discard")}</Button>
        </div>
      </div>
    </div>
  );
}
