import { lazy, Suspense, useRef, useState } from "react";
import { type Contact, type Conversation, isEntry, type ThreadItem } from "../../../api/types.ts";
import { useMay } from "../../../app/session.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { t } from "../../../i18n/index.ts";
import { formatDateTime, formatDay, formatRelative } from "../../../i18n/format.ts";
import { Avatar } from "../../../ui/Avatar.tsx";
import { Button, IconButton } from "../../../ui/Button.tsx";
import { CopyButton } from "../../../ui/CopyButton.tsx";
import { Dialog, DialogBody } from "../../../ui/Dialog.tsx";
import { Link } from "../../../ui/Link.tsx";
import { TagChip } from "../../../ui/TagChip.tsx";
import { perform, remind, setTags } from "../actions.ts";
import { sourceName } from "../list/filterWords.ts";
import { contactTitle } from "../paths.ts";
import { TagPicker } from "../TagPicker.tsx";
import { RemindPicker } from "../thread/RemindPicker.tsx";
import { History, Notes } from "./lists.tsx";
import { AboutContact } from "./AboutContact.tsx";
import { BookNotes, Lately } from "./Book.tsx";
import { Section } from "./Section.tsx";
import { formatPhone } from "../../../i18n/phone.ts";

const Related = lazy(() => import("./Related.tsx"));

type Properties = {
  conversation: Conversation;
  items: readonly ThreadItem[];
  /** There are older lines that are not loaded. */
  hasMore: boolean;
  /** Over the messages, where there is no room beside them. */
  isSheet: boolean;
  close: () => void;
  openWhy: () => void;
};

/** Who one is talking to, beside what is said. */
export function ContactPanel({ conversation, items, hasMore, isSheet, close, openWhy }: Properties) {
  const inside = <Inside conversation={conversation} items={items} hasMore={hasMore} openWhy={openWhy} />;
  if (isSheet) {
    return (
      <Dialog title={t("panel.title")} onClose={close} isSheet>
        <DialogBody>{inside}</DialogBody>
      </Dialog>
    );
  }
  return (
    <aside className="contact-panel" aria-label={t("panel.title")}>
      <IconButton icon="x" label={t("action.close")} className="panel-close" onClick={close} />
      {inside}
    </aside>
  );
}

function Inside({ conversation, items, hasMore, openWhy }: Omit<Properties, "isSheet" | "close">) {
  const { id, contact: short, tags = [], reminderAt, source } = conversation;
  const contact = useQuery<Contact>(`/api/contacts/${short.id}`).data;
  const [picker, setPicker] = useState<"tags" | "remind" | null>(null);
  const tagButton = useRef<HTMLButtonElement>(null);
  const remindButton = useRef<HTMLButtonElement>(null);
  const maySend = useMay("inbox.send");
  const name = contactTitle(short);
  const messages = items.flatMap((item) => isEntry(item) ? [] : [item]);
  const entries = items.filter(isEntry);
  const heard = messages.find(({ direction }) => direction === "in")?.at ?? "";
  const seenAt = contact && (contact.lastInboundAt ?? "") > heard ? contact.lastInboundAt : heard;
  const hasTag = (tag: string) => tags.some((own) => own.id === tag);

  return (
    <div className="panel-inside">
      <header className="panel-head">
        <Avatar name={name} size={56} />
        <h3 dir="auto">{name}</h3>
        {short.phone && (
          <p className="panel-phone">
            <span dir="ltr">{formatPhone(short.phone)}</span>
            {!short.phone.includes("•") && (
              <CopyButton text={short.phone} label={t("panel.copyNumber")} isSmall />
            )}
          </p>
        )}
        <Link className="link" href={`/contacts/${short.id}`}>{t("panel.open")}</Link>
      </header>
      {contact && <AboutContact contact={contact} />}
      <Section
        title={t("panel.conversationTags")}
        action={maySend && (
          <IconButton
            ref={tagButton}
            icon="plus"
            label={t("tags.add")}
            onClick={() => setPicker("tags")}
          />
        )}
      >
        {tags.length === 0 ? <p className="muted">{t("tags.none")}</p> : (
          <div className="chips">
            {tags.map((tag) => (
              <TagChip
                key={tag.id}
                name={tag.name}
                colour={tag.colour}
                remove={maySend
                  ? {
                    label: t("tags.remove", { name: tag.name }),
                    run: () => perform(() => setTags(id, tags.filter((own) => own.id !== tag.id))),
                  }
                  : undefined}
              />
            ))}
          </div>
        )}
      </Section>
      {maySend && (
        <Section
          title={t("remind.short")}
          action={
            <IconButton
              ref={remindButton}
              icon={reminderAt ? "pencil" : "plus"}
              label={t("remind.title")}
              onClick={() => setPicker("remind")}
            />
          }
        >
          {reminderAt
            ? (
              <p className="spread">
                {formatDateTime(reminderAt)}
                <Button kind="quiet" size="small" onClick={() => perform(() => remind(id, null))}>
                  {t("remind.remove")}
                </Button>
              </p>
            )
            : <p className="muted">{t("remind.none")}</p>}
        </Section>
      )}
      <Section title={t("panel.facts")}>
        <dl className="facts">
          {source && (
            <>
              <dt>{t("filter.source")}</dt>
              <dd>{sourceName(source)}</dd>
            </>
          )}
          {contact && (
            <>
              <dt>{t("contact.created")}</dt>
              <dd>{formatDay(contact.createdAt)}</dd>
            </>
          )}
          {seenAt && (
            <>
              <dt>{t("panel.lastSeen")}</dt>
              <dd>
                <time dateTime={seenAt} title={formatDateTime(seenAt)}>{formatRelative(seenAt)}</time>
              </dd>
            </>
          )}
          {contact?.username && (
            <>
              <dt>{t("contact.username")}</dt>
              <dd>{contact.username}</dd>
            </>
          )}
        </dl>
      </Section>
      {contact && <BookNotes contact={short.id} />}
      {contact && <Lately contact={short.id} conversation={id} />}
      <Suspense fallback={null}>
        <Related key={short.id} contact={short.id} messages={messages} />
      </Suspense>
      <Notes entries={entries} />
      <History entries={entries} />
      <div className="panel-section">
        {hasMore && <p className="muted">{t("panel.loaded")}</p>}
        <Button kind="quiet" size="small" icon="eye" onClick={() => openWhy()}>{t("whyHere.visible")}</Button>
      </div>
      {picker === "tags" && (
        <TagPicker
          chosen={tags.map((tag) => tag.id)}
          anchor={tagButton}
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
      {picker === "remind" && (
        <RemindPicker
          anchor={remindButton}
          present={reminderAt ?? null}
          remind={(at, note) => perform(() => remind(id, at, note))}
          onClose={() => setPicker(null)}
        />
      )}
    </div>
  );
}
