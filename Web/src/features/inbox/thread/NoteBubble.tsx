import { memo, useRef, useState } from "react";
import { api } from "../../../api/client.ts";
import type { Entry, Named } from "../../../api/types.ts";
import { useSession } from "../../../app/session.ts";
import { queries } from "../../../data/store.ts";
import { useAction } from "../../../data/useAction.ts";
import { t } from "../../../i18n/index.ts";
import { formatTime } from "../../../i18n/format.ts";
import { Avatar } from "../../../ui/Avatar.tsx";
import { Button, IconButton } from "../../../ui/Button.tsx";
import { useNow } from "../../../ui/useNow.ts";
import { Formatted } from "../../whatsapp/Formatted.tsx";
import { mentionedIn, splitMentions } from "../composer/mentions.ts";
import { useSuggestions } from "../composer/useSuggestions.tsx";

const changeable = 15 * 60_000;
const noFiles = () => {};

/** What only the team sees. Its author may change it or take it back for a quarter of an hour. */
export const NoteBubble = memo(function NoteBubble({ note }: { note: Entry }) {
  const { member: self } = useSession();
  const [isEditing, setEditing] = useState(false);
  const now = useNow(60_000);
  const isOwn = note.author?.id === self.id && now - Date.parse(note.at) < changeable;
  const reload = () => queries.invalidate((key) => key.startsWith("pages ") && key.includes("/messages"));
  const remove = useAction(async () => {
    await api.delete(`/api/notes/${note.id}`);
    reload();
  });
  return (
    <article className="note-bubble" data-entry={note.id}>
      <header>
        <Avatar name={note.author?.name ?? ""} size={18} />
        <strong>{note.author?.name}</strong>
        <span className="muted-in-bubble">{t("note.private")}</span>
        <time dateTime={note.at}>{formatTime(note.at)}</time>
        {isOwn && !isEditing && (
          <span className="bubble-actions">
            <IconButton icon="pencil" label={t("note.edit")} onClick={() => setEditing(true)} />
            <IconButton
              icon="trash-2"
              label={t("note.delete")}
              disabled={remove.isRunning}
              onClick={() => void remove.run()}
            />
          </span>
        )}
      </header>
      {isEditing
        ? (
          <NoteEditor
            note={note}
            onClose={() => {
              setEditing(false);
              reload();
            }}
          />
        )
        : <NoteText text={note.text ?? ""} mentions={note.mentions ?? []} />}
    </article>
  );
});

function NoteText({ text, mentions }: { text: string; mentions: readonly Named[] }) {
  return (
    <p dir="auto">
      {splitMentions(text, mentions).map((part, index) =>
        part.mention
          ? <span key={index} className="mention">@{part.mention.name}</span>
          : <Formatted key={index} text={part.text} />
      )}
    </p>
  );
}

function NoteEditor({ note, onClose }: { note: Entry; onClose: () => void }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(note.text ?? "");
  const [people, setPeople] = useState<readonly Named[]>(note.mentions ?? []);
  const suggestions = useSuggestions(
    "note",
    field,
    "",
    (person) => setPeople((before) => [...before.filter(({ id }) => id !== person.id), person]),
    noFiles,
  );
  const save = useAction(async () => {
    const body = text.trim();
    await api.patch(`/api/notes/${note.id}`, {
      text: body,
      mentions: mentionedIn(body, people),
    });
    onClose();
  });
  return (
    <div className="stack-tight note-editor">
      {suggestions.list}
      <textarea
        ref={field}
        className="input"
        aria-label={t("composer.note.label")}
        rows={3}
        // The person asked to write here.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        value={text}
        {...suggestions.attributes}
        onChange={(event) => {
          setText(event.target.value);
          suggestions.look();
        }}
        onSelect={suggestions.look}
        onBlur={suggestions.close}
        onKeyDown={(event) => {
          if (suggestions.onKeyDown(event)) return;
          if (event.key === "Escape") onClose();
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && text.trim()) void save.run();
        }}
      />
      <div className="row">
        <Button
          size="small"
          kind="primary"
          disabled={!text.trim()}
          isBusy={save.isRunning}
          onClick={() => void save.run()}
        >
          {t("action.save")}
        </Button>
        <Button size="small" onClick={onClose}>{t("action.cancel")}</Button>
      </div>
    </div>
  );
}
