import type { Channel, Conversation, Page } from "../../api/types.ts";
import { useAction } from "../../data/useAction.ts";
import { useQuery } from "../../data/useQuery.ts";
import { t } from "../../i18n/index.ts";
import { formatDateTime, formatDuration } from "../../i18n/format.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Link } from "../../ui/Link.tsx";
import { useNow } from "../../ui/useNow.ts";
import { setResolved } from "./actions.ts";
import { contactTitle } from "./paths.ts";
import { WindowRing } from "./WindowRing.tsx";

export function ThreadHead({ conversation, back }: { conversation: Conversation | undefined; back: string }) {
  const now = useNow(15_000);
  const resolve = useAction(setResolved);
  const channels = useQuery<Page<Channel>>("/api/channels").data?.items ?? [];
  if (!conversation) return <header className="thread-head" />;
  const { contact, status, windowUntil } = conversation;
  const channel = channels.find((found) => found.id === conversation.channelId);
  const isResolved = status === "resolved";
  const name = contactTitle(contact);

  return (
    <header className="thread-head">
      <Link href={back} className="icon-button thread-back" aria-label={t("inbox.back")}>
        <Icon name="arrow-left" size={18} className="icon-flip" />
      </Link>
      <WindowRing name={name} until={windowUntil} now={now} size={38} />
      <div className="thread-who">
        <h2 className="cut">
          <Link href={`/contacts?edit=${contact.id}`} dir="auto">{name}</Link>
        </h2>
        <p className="thread-facts">
          {contact.name && contact.phone && <span dir="ltr">{contact.phone}</span>}
          {channels.length > 1 && channel && (
            <span className="cut">{t("inbox.via", { name: channel.name })}</span>
          )}
        </p>
      </div>
      <WindowBadge until={windowUntil} now={now} />
      <Button
        size="small"
        icon={isResolved ? "rotate-ccw" : "check"}
        isBusy={resolve.isRunning}
        title={`${t(isResolved ? "inbox.reopen" : "inbox.resolve")} (E)`}
        onClick={() => void resolve.run(conversation.id, !isResolved)}
      >
        <span className="thread-action-words">{t(isResolved ? "inbox.reopen" : "inbox.resolve")}</span>
      </Button>
    </header>
  );
}

/** How long anything may still be written; amber in the last two hours. */
function WindowBadge({ until, now }: { until?: string | null; now: number }) {
  const left = until ? (Date.parse(until) - now) / 1000 : 0;
  if (left <= 0) {
    return (
      <span className="window-badge" title={t("window.closed.tip")}>
        <Badge>{t("window.closed")}</Badge>
      </span>
    );
  }
  return (
    <span className="window-badge" title={t("window.until", { at: formatDateTime(until!) })}>
      <Badge tone={left < 7_200 ? "warn" : "neutral"}>
        <Icon name="clock" size={13} />
        {t("window.left", { left: formatDuration(left) })}
      </Badge>
    </span>
  );
}
