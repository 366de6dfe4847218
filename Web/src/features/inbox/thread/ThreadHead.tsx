import { lazy, type RefObject, Suspense, useRef, useState } from "react";
import { assigneeOf, type Conversation } from "../../../api/types.ts";
import { useShortcuts } from "../../../app/keyboard.ts";
import { useMay } from "../../../app/session.ts";
import { useAction } from "../../../data/useAction.ts";
import { t } from "../../../i18n/index.ts";
import { Avatar } from "../../../ui/Avatar.tsx";
import { Button, IconButton } from "../../../ui/Button.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { Link } from "../../../ui/Link.tsx";
import { useNow } from "../../../ui/useNow.ts";
import {
  assign,
  assignToOwner,
  markUnread,
  perform,
  remind,
  setPinned,
  setResolved,
  setTags,
} from "../actions.ts";
import { AssignPicker } from "../AssignPicker.tsx";
import type { ComposerHandle } from "../composer/Composer.tsx";
import { contactTitle } from "../paths.ts";
import { TagPicker } from "../TagPicker.tsx";
import { threadShortcuts } from "../threadKeys.ts";
import { WindowRing } from "../WindowRing.tsx";
import { MoreMenu } from "./MoreMenu.tsx";
import { RemindPicker } from "./RemindPicker.tsx";
import { WindowBadge } from "./WindowBadge.tsx";
import { formatPhone } from "../../../i18n/phone.ts";

const MergeHere = lazy(() => import("./MergeHere.tsx"));

type Properties = {
  conversation: Conversation | undefined;
  back: string;
  composer: RefObject<ComposerHandle>;
  isPanelOpen: boolean;
  togglePanel: () => void;
};

export function ThreadHead(properties: Properties) {
  return properties.conversation
    ? <Head {...properties} conversation={properties.conversation} />
    : <header className="thread-head" />;
}

function Head(
  { conversation, back, composer, isPanelOpen, togglePanel }: Properties & { conversation: Conversation },
) {
  const { id, contact, status, windowUntil, tags = [], pinned = false } = conversation;
  const now = useNow(15_000);
  const maySend = useMay("inbox.send");
  const [picker, setPicker] = useState<"assign" | "tags" | "remind" | "merge" | null>(null);
  const assignButton = useRef<HTMLButtonElement>(null);
  const moreButton = useRef<HTMLDivElement>(null);
  const resolve = useAction(setResolved);
  const isResolved = status === "resolved";
  const name = contactTitle(contact);
  const assignee = assigneeOf(conversation);
  const owner = assignee.member?.name ?? assignee.team?.name;
  const hasTag = (tag: string) => tags.some((own) => own.id === tag);

  const readable = {
    i: togglePanel,
    p: () => perform(() => setPinned(id, !pinned)),
    u: () => perform(() => markUnread(id)),
  };
  useShortcuts(threadShortcuts(
    maySend
      ? {
        ...readable,
        r: () => composer.current?.write("reply"),
        n: () => composer.current?.write("note"),
        a: () => setPicker("assign"),
        o: () => perform(() => assignToOwner(id, assignee)),
        e: () => void resolve.run(id, !isResolved),
        t: () => setPicker("tags"),
        h: () => setPicker("remind"),
      }
      : readable,
  ));

  return (
    <header className="thread-head">
      <Link href={back} className="icon-button thread-back" aria-label={t("inbox.back")}>
        <Icon name="arrow-left" size={18} />
      </Link>
      <WindowRing name={name} until={windowUntil} now={now} size={38} />
      <div className="thread-who">
        <h2 className="cut">
          <Link href={`/contacts/${contact.id}`} dir="auto">{name}</Link>
        </h2>
        <p className="thread-facts">
          {contact.name && contact.phone && (
            <span className="thread-phone" dir="ltr">{formatPhone(contact.phone)}</span>
          )}
          <WindowBadge conversation={conversation} now={now} />
          {conversation.inbox && (
            <span className="thread-inbox">{t(`inbox.${conversation.inbox}.short`)}</span>
          )}
        </p>
      </div>
      {maySend && (
        <>
          <button
            ref={assignButton}
            type="button"
            className="assignee"
            aria-haspopup="dialog"
            aria-label={owner ? t("assign.to", { name: owner }) : t("assign.action")}
            title={`${t("assign.title")} (A)`}
            onClick={() => setPicker("assign")}
          >
            {assignee.member
              ? <Avatar name={assignee.member.name} size={22} />
              : <Icon name={assignee.team ? "users-round" : "user-round-check"} />}
            <span className="cut">{owner ?? t("assign.action")}</span>
            <Icon name="chevron-down" size={14} />
          </button>
          <Button
            size="small"
            icon={isResolved ? "rotate-ccw" : "check"}
            isBusy={resolve.isRunning}
            title={`${t(isResolved ? "inbox.reopen" : "inbox.resolve")} (E)`}
            onClick={() => void resolve.run(id, !isResolved)}
          >
            <span className="thread-action-words">{t(isResolved ? "inbox.reopen" : "inbox.resolve")}</span>
          </Button>
        </>
      )}
      <div ref={moreButton} className="thread-more">
        <MoreMenu conversation={conversation} openPicker={setPicker} run={perform} />
        <IconButton
          icon="panel-right"
          label={t("panel.toggle")}
          keys="I"
          aria-pressed={isPanelOpen}
          onClick={togglePanel}
        />
      </div>
      {picker === "assign" && (
        <AssignPicker
          assignee={assignee}
          contact={contact.id}
          anchor={assignButton}
          assign={(to) => perform(() => assign(id, to, assignee))}
          assignToOwner={(owner) => perform(() => assignToOwner(id, assignee, owner))}
          onClose={() => setPicker(null)}
        />
      )}
      {picker === "tags" && (
        <TagPicker
          chosen={tags.map((tag) => tag.id)}
          anchor={moreButton}
          toggle={({ id: tag, name, colour }) =>
            perform(() =>
              setTags(
                id,
                hasTag(tag) ? tags.filter((own) => own.id !== tag) : [...tags, { id: tag, name, colour }],
              )
            )}
          onClose={() => setPicker(null)}
        />
      )}
      {picker === "merge" && (
        <Suspense fallback={null}>
          <MergeHere contactID={contact.id} anchor={moreButton} onClose={() => setPicker(null)} />
        </Suspense>
      )}
      {picker === "remind" && (
        <RemindPicker
          anchor={moreButton}
          present={conversation.reminderAt ?? null}
          remind={(at, note) => perform(() => remind(id, at, note))}
          onClose={() => setPicker(null)}
        />
      )}
    </header>
  );
}
